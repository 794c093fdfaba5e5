package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class LineSourcePropertyTest {

    private static final String TOO_LONG = "too long";

    /** Texts of a few characters, some lines of them longer than the buffer. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.of("a", "b", "\r", "\n", "\n", "\r\n", "\u00EF\u00BB\u00BF", "abcdefgh");
        Arbitrary<String> longPiece = Combinators.combine(
                        Arbitraries.of("x", "y\r"), Arbitraries.integers().between(1, 80_000))
                .as(String::repeat);
        return Arbitraries.frequencyOf(Tuple.of(20, piece), Tuple.of(1, longPiece))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void cutsAsTheModelDoesHoweverTheStreamIsChunked(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 100_000) int maxBytes, @ForAll long seed)
            throws IOException {
        assertThat(cut(chunked(text, seed), maxBytes)).isEqualTo(model(text, maxBytes));
    }

    @Property
    void cutsShortLinesAsTheModelDoes(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 12) int maxBytes, @ForAll long seed)
            throws IOException {
        assertThat(cut(chunked(text, seed), maxBytes)).isEqualTo(model(text, maxBytes));
    }

    /** One hundred megabytes without a line feed, between two short lines. */
    @Example
    void neverKeepsAnOverlongLine() throws IOException {
        int maxBytes = 1 << 20;
        LineSource lines = new LineSource(
                new GeneratedLines(List.of("first\n", "x".repeat(1_000)), List.of(1, 100_000), "\nlast"), maxBytes);
        assertThat(lines.next()).isTrue();
        assertThat(lines.overlong()).isFalse();
        assertThat(lines.next()).isTrue();
        assertThat(lines.overlong()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(lines.overlong()).isFalse();
        assertThat(new String(lines.bytes(), lines.start(), lines.end() - lines.start(), StandardCharsets.ISO_8859_1))
                .isEqualTo("last");
        assertThat(lines.next()).isFalse();
        assertThat(lines.number()).isEqualTo(3);
        assertThat(lines.bytes().length).isBetween(maxBytes, maxBytes + 16);
    }

    /** The whole text at once, cut by String.split. */
    private static List<String> model(String text, int maxBytes) {
        List<String> lines = new ArrayList<>();
        if (text.isEmpty()) {
            return lines;
        }
        String[] parts = text.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean behindLastFeed = i == parts.length - 1 && parts[i].isEmpty();
            if (!behindLastFeed) {
                String line = parts[i];
                line = i == 0 && line.startsWith("\u00EF\u00BB\u00BF") ? line.substring(3) : line;
                line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                lines.add(line.length() > maxBytes ? TOO_LONG : line);
            }
        }
        return lines;
    }

    private static List<String> cut(InputStream in, int maxBytes) throws IOException {
        LineSource source = new LineSource(in, maxBytes);
        List<String> lines = new ArrayList<>();
        while (source.next()) {
            int length = source.end() - source.start();
            lines.add(
                    source.overlong()
                            ? TOO_LONG
                            : new String(source.bytes(), source.start(), length, StandardCharsets.ISO_8859_1));
            assertThat(source.number()).isEqualTo(lines.size());
        }
        assertThat(source.next()).isFalse();
        return lines;
    }

    private static InputStream chunked(String text, long seed) {
        Random random = new Random(seed);
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                int most = random.nextBoolean() ? 3 : 70_000;
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(most)));
            }
        };
    }
}
