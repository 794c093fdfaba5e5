package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.PolicyKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A dictionary, or a part of one: words, patterns, and spans to be let pass. Immutable and safe for many threads.
 *
 * @param name the name of the list: lower-case words joined by {@code -}, 1 to 64 characters
 * @param version this edition
 * @param words the words
 * @param patterns the patterns, each with an id of its own
 * @param allowed spans to be let pass, 1 to {@value Word#LONGEST} characters each: a hit that lies wholly in one is none
 */
public record WordList(
        String name, PolicyVersion version, List<Word> words, List<WordPattern> patterns, List<String> allowed) {

    /** The policy documents of this kind. */
    public static final PolicyKind<WordList> KIND = new WordListKind();

    private static final int LONGEST_NAME = 64;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * Checks the name and the spans, and copies the parts.
     *
     * @param name the name of the list
     * @param version this edition
     * @param words the words
     * @param patterns the patterns
     * @param allowed spans to be let pass
     */
    public WordList {
        if (name.length() > LONGEST_NAME || !SHAPE.matcher(name).matches()) {
            throw InvalidValueException.of(
                    "list", "lower-case words joined by \"-\", 1 to " + LONGEST_NAME + " characters", name);
        }
        words = List.copyOf(words);
        patterns = List.copyOf(patterns);
        allowed = List.copyOf(allowed);
        allowed.forEach(WordList::checkSpan);
    }

    /** A span that could never be looked for would break every matcher that the list goes into. */
    static void checkSpan(String span) {
        if (span.isEmpty() || span.length() > Word.LONGEST) {
            throw InvalidValueException.of(
                    "allowed span", "1 to " + Word.LONGEST + " characters", span.length() + " characters");
        }
    }
}
