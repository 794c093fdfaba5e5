package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violations;
import java.io.BufferedReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads dictionaries of plain lines: one word a line, and after it, each behind a tab, perhaps its category, its level, {@code
 * whole-word} or {@code anywhere}, and a note. Empty fields mean what the reader was made with. Empty lines and lines that begin with
 * {@code #} are passed over; so is a byte order mark. Spaces around a word do not count. Immutable and safe for many threads.
 *
 * @param category of words whose line names none
 * @param level of words whose line names none
 * @param fit of words whose line names none
 */
public record WordLines(WordCategory category, Level level, WordFit fit) {

    private static final String KIND = "word-lines";
    private static final int FIELDS = 5;

    /**
     * Reads a dictionary.
     *
     * @param name the name of the list, as {@link WordList} wants it
     * @param version this edition
     * @param lines read to their end; closing them is the caller's
     * @return the list; it holds no patterns
     * @throws InvalidPolicyException with every bad line, as {@code /line/12}
     * @throws UncheckedIOException if reading fails
     */
    public WordList read(String name, PolicyVersion version, Reader lines) {
        Violations violations = new Violations();
        List<Word> words = new ArrayList<>();
        int number = 0;
        for (String line : lines(lines)) {
            number++;
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                word(line, Violations.at("line", number), words, violations);
            }
        }
        violations.throwIfAny(KIND);
        return new WordList(name, version, words, List.of(), List.of());
    }

    /**
     * Reads spans to be let pass, one a line. Empty lines and lines that begin with {@code #} are passed over.
     *
     * @param lines read to their end; closing them is the caller's
     * @return the spans
     * @throws UncheckedIOException if reading fails
     */
    public static List<String> spans(Reader lines) {
        return lines(lines).stream()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .map(String::strip)
                .toList();
    }

    private static List<String> lines(Reader lines) {
        List<String> all = new BufferedReader(lines).lines().collect(Collectors.toCollection(ArrayList::new));
        if (!all.isEmpty() && all.get(0).startsWith("\ufeff")) {
            all.set(0, all.get(0).substring(1));
        }
        return all;
    }

    private void word(String line, String pointer, List<Word> into, Violations violations) {
        String[] fields = line.split("\t", -1);
        if (fields.length > FIELDS) {
            violations.add(pointer, "at most " + FIELDS + " fields parted by tabs", fields.length);
            return;
        }
        int before = violations.size();
        WordCategory itsCategory = category(field(fields, 1), pointer, violations);
        Level itsLevel = field(fields, 2).isEmpty()
                ? level
                : named(Level.values(), Level::text, "a level", field(fields, 2), level, pointer, violations);
        WordFit itsFit = field(fields, 3).isEmpty()
                ? fit
                : named(
                        WordFit.values(),
                        WordFit::text,
                        "anywhere or whole-word",
                        field(fields, 3),
                        fit,
                        pointer,
                        violations);
        try {
            Word word = new Word(fields[0].strip(), itsCategory, itsLevel, itsFit, field(fields, 4), Validity.ALWAYS);
            if (violations.size() == before) {
                into.add(word);
            }
        } catch (InvalidValueException e) {
            violations.add(pointer, "a word (" + e.getMessage() + ")", fields[0]);
        }
    }

    private WordCategory category(String text, String pointer, Violations violations) {
        if (text.isEmpty()) {
            return category;
        }
        if (texts(Level.values(), Level::text).contains(text)
                || texts(WordFit.values(), WordFit::text).contains(text)) {
            violations.add(
                    pointer, "a category, the second field (the level is the third, whole-word the fourth)", text);
            return category;
        }
        try {
            return new WordCategory(text);
        } catch (InvalidValueException e) {
            violations.add(pointer, "a category in lower-case words joined by -", text);
            return category;
        }
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index].strip() : "";
    }

    private static <E> E named(
            E[] all,
            Function<E, String> name,
            String expected,
            String text,
            E otherwise,
            String pointer,
            Violations violations) {
        for (E each : all) {
            if (name.apply(each).equals(text)) {
                return each;
            }
        }
        violations.add(pointer, expected, text, texts(all, name));
        return otherwise;
    }

    private static <E> List<String> texts(E[] all, Function<E, String> name) {
        return Arrays.stream(all).map(name).toList();
    }
}
