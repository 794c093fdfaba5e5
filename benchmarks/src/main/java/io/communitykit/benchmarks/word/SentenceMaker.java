package io.communitykit.benchmarks.word;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Writes reviews of a shop out of a few hundred words, for where there are no real ones. The same seed gives the same text. The beginning of
 * a list in {@code vocabulary.txt} comes more often than its end, so that some characters are frequent and many are rare.
 */
final class SentenceMaker {

    private static final String VOCABULARY = "vocabulary.txt";

    private static final List<String> SHAPES = List.of(
            "when who 在 where did much what ，",
            "what how like ，",
            "what how like ， what 也 how like 。",
            "and what 的 what how like ，",
            "who 说 what how like ， end 。",
            "when 在 where did what ， and how like 。",
            "where 的 what how like 。",
            "and end ！",
            "did much what ， end 。",
            "who 和 who 都觉得 what how like ，");

    private final Map<String, List<String>> groups = new HashMap<>();
    private final Random random;

    SentenceMaker(long seed) {
        this.random = new Random(seed);
        InputStream in = Objects.requireNonNull(SentenceMaker.class.getResourceAsStream(VOCABULARY), VOCABULARY);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split(" ", -1))
                    .forEach(parts -> groups.put(parts[0], List.of(Arrays.copyOfRange(parts, 1, parts.length))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sentences, cut off at so many characters. */
    String text(int length) {
        StringBuilder text = new StringBuilder(length + 64);
        while (text.length() < length) {
            for (String part : SHAPES.get(random.nextInt(SHAPES.size())).split(" ", -1)) {
                List<String> group = groups.get(part);
                text.append(group == null ? part : group.get(often(group.size())));
            }
        }
        text.setLength(length);
        return text.toString();
    }

    private int often(int size) {
        return Math.min(random.nextInt(size), random.nextInt(size));
    }
}
