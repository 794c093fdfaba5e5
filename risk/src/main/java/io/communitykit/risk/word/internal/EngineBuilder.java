package io.communitykit.risk.word.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Builds an {@link Engine}. Used once, by one thread. */
public final class EngineBuilder {

    // The ideographs of the first version of Unicode; others are asked for one by one.
    private static final int FIRST_IDEOGRAPH = 0x4E00;
    private static final int LAST_IDEOGRAPH = 0x9FA5;
    private static final List<Level> LEVELS = List.of(Level.values());

    private final List<Word> words;
    private final List<WordPattern> patterns;
    private final List<String> allowed;
    private final CodePointFolds folds;
    private final List<WordCategory> categories;

    private EngineBuilder(Folding folding, List<Word> words, List<WordPattern> patterns, List<String> allowed) {
        this.words = words;
        this.patterns = patterns;
        this.allowed = allowed;
        this.folds = CodePointFolds.of(folding);
        SortedSet<WordCategory> different = new TreeSet<>();
        collect(words, different);
        collect(patterns, different);
        this.categories = List.copyOf(different);
        if (categories.size() > WordCategory.MOST) {
            throw InvalidValueException.of(
                    "dictionary", "at most " + WordCategory.MOST + " different categories", categories.size());
        }
    }

    // Without streams, here and below: in a new process they would take longer than their work.
    private static void collect(List<? extends Term> terms, SortedSet<WordCategory> into) {
        WordCategory last = null;
        for (Term term : terms) {
            last = collect(term.category(), last, into);
        }
    }

    private static WordCategory collect(
            WordCategory category, @Nullable WordCategory last, SortedSet<WordCategory> into) {
        if (last == null || !category.value().equals(last.value())) {
            into.add(category);
        }
        return category;
    }

    /**
     * Builds an engine.
     *
     * @param folding what is seen through
     * @param words the words
     * @param patterns the patterns
     * @param allowed spans to be let pass
     * @return the engine
     * @throws InvalidValueException if a pattern cannot be understood, or a limit is passed
     */
    public static Engine build(Folding folding, List<Word> words, List<WordPattern> patterns, List<String> allowed) {
        return new EngineBuilder(folding, words, patterns, allowed).build();
    }

    /**
     * Builds the automatons of spans to be let pass for single calls.
     *
     * @param engine the engine whose folding counts
     * @param spans the spans
     * @return none, one, or one more for spans that are looked for as they are written
     */
    static List<Layer> spared(Engine engine, List<String> spans) {
        if (spans.isEmpty()) {
            return List.of();
        }
        byte[] flags = new byte[spans.size()];
        Arrays.fill(flags, (byte) Entries.ALLOW);
        return layers(engine.folds(), flags, new byte[flags.length], spans::get);
    }

    private Engine build() {
        int terms = words.size() + patterns.size();
        byte[] flags = new byte[terms + allowed.size()];
        byte[] numbers = new byte[flags.length];
        for (int i = 0; i < words.size(); i++) {
            flags[i] = (byte) flags(words.get(i));
            numbers[i] = number(words.get(i));
        }
        for (int i = 0; i < patterns.size(); i++) {
            flags[words.size() + i] = (byte) common(patterns.get(i));
            numbers[words.size() + i] = number(patterns.get(i));
        }
        Arrays.fill(flags, terms, flags.length, (byte) Entries.ALLOW);
        List<Term> all = new ArrayList<>(words);
        all.addAll(patterns);
        return new Engine(
                List.copyOf(all),
                categories,
                List.copyOf(allowed),
                layers(folds, flags, numbers, this::text).toArray(Layer[]::new),
                PatternSet.compile(patterns, folds),
                folds);
    }

    // Words of which the folding leaves nothing are looked for as they are written; a null text is no word.
    private static List<Layer> layers(
            CodePointFolds folds, byte[] flags, byte[] numbers, IntFunction<@Nullable String> texts) {
        LayerBuilder main = new LayerBuilder(folds, flags, numbers);
        LayerBuilder literal = null;
        for (int i = 0; i < flags.length; i++) {
            String text = texts.apply(i);
            if (text == null) {
                continue;
            }
            int[] folded = folds.folded(text);
            if (folded.length > 0) {
                main.add(i, folded);
            } else {
                literal = literal == null ? new LayerBuilder(CodePointFolds.of(Folding.NONE), flags, numbers) : literal;
                literal.add(i, text.codePoints().toArray());
            }
        }
        return literal == null ? List.of(main.build()) : List.of(main.build(), literal.build());
    }

    private @Nullable String text(int entry) {
        if (entry < words.size()) {
            return words.get(entry).text();
        }
        int span = entry - words.size() - patterns.size();
        return span < 0 ? null : allowed.get(span);
    }

    private static int flags(Word word) {
        return common(word)
                | (word.fit() == WordFit.WHOLE_WORD ? Entries.WHOLE : 0)
                | (han(word.text()) ? Entries.HAN : 0);
    }

    private static int common(Term term) {
        return LEVELS.indexOf(term.level()) | (always(term.validity()) ? 0 : Entries.TIMED);
    }

    private static boolean always(Validity validity) {
        return validity.from().isEmpty() && validity.until().isEmpty();
    }

    private byte number(Term term) {
        String name = term.category().value();
        byte number = 0;
        while (!categories.get(number).value().equals(name)) {
            number++;
        }
        return number;
    }

    private static boolean han(String text) {
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            boolean common = codePoint >= FIRST_IDEOGRAPH && codePoint <= LAST_IDEOGRAPH;
            if (!common && !Character.isIdeographic(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return true;
    }
}
