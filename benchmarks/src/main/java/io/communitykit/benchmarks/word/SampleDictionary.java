package io.communitykit.benchmarks.word;

import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The list that comes inside the jar of houbb's sensitive-word, read from there and kept nowhere else. Words of 2 to 20 characters, each once,
 * in an order that a fixed seed shuffles: a smaller sample is the beginning of a larger one.
 */
final class SampleDictionary {

    /** All words there are. */
    static final int ALL = Integer.MAX_VALUE;

    private static final String LIST = "/sensitive_word_dict.txt";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 20;
    private static final long SEED = 20_260_101;

    private final List<String> words;
    private final List<Word> entries;

    private SampleDictionary(List<String> words) {
        this.words = words;
        this.entries = words.stream()
                .map(word -> Word.of(word, WordCategory.SPAM, Level.HIGH))
                .toList();
    }

    /** As many words as are asked for, or all there are. */
    static SampleDictionary of(int most) {
        List<String> all = Shuffled.WORDS;
        return new SampleDictionary(all.subList(0, Math.min(most, all.size())));
    }

    /** The words. */
    List<String> words() {
        return words;
    }

    /** The same as entries of a matcher. */
    List<Word> entries() {
        return entries;
    }

    /** Reads a list: words of the right length without surrogates and control characters, each once. */
    static List<String> read(InputStream in) {
        Set<String> words = new LinkedHashSet<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String word = line.strip();
                if (usable(word)) {
                    words.add(word);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(words);
    }

    private static boolean usable(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().noneMatch(c -> Character.isSurrogate((char) c) || Character.isISOControl(c));
    }

    /** Read when first asked for. */
    private static final class Shuffled {
        private static final List<String> WORDS = shuffled();

        private static List<String> shuffled() {
            InputStream in = SampleDictionary.class.getResourceAsStream(LIST);
            if (in == null) {
                throw new IllegalStateException("No " + LIST + " on the class path.");
            }
            List<String> words = read(in);
            Collections.shuffle(words, new Random(SEED));
            return List.copyOf(words);
        }
    }
}
