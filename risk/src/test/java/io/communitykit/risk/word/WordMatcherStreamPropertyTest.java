package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WordMatcherStreamPropertyTest {

    private static final int BLOCK = 4_096;

    @Property(tries = 25)
    void agrees_with_its_plain_twin_on_long_texts_however_they_are_read(@ForAll long seed) {
        RandomDictionary dictionary =
                new RandomDictionary(new Random(seed), RandomDictionary.SMALL, seed % 3 == 0 ? 200 : 6);
        for (int i = 0; i < 3; i++) {
            String text = longText(dictionary);
            for (FindMode mode : FindMode.values()) {
                List<String> expected = dictionary.found(text, mode);
                assertThat(expected)
                        .as(() -> mode + " at once " + dictionary.about(text))
                        .isEqualTo(dictionary.expected(text, mode));
                assertThat(read(dictionary, text, mode))
                        .as(() -> mode + " in pieces " + dictionary.about(text))
                        .isEqualTo(expected);
            }
        }
    }

    /** Noise, with words and long runs of one character on the borders of blocks. */
    static String longText(RandomDictionary dictionary) {
        Random random = dictionary.random;
        int length = BLOCK - 100 + random.nextInt(4 * BLOCK);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int left = BLOCK - text.length() % BLOCK;
            if (left > 40) {
                String filler = random.nextInt(3) == 0 ? dictionary.letter() : "天";
                text.append(filler.repeat(Math.max(1, (left - random.nextInt(40)) / filler.length())));
            }
            if (random.nextInt(6) == 0) {
                text.append(dictionary.letter().repeat(random.nextInt(10_000)));
            }
            text.append(dictionary.text(12));
        }
        return text.toString();
    }

    static List<String> read(RandomDictionary dictionary, String text, FindMode mode) {
        List<String> found = new ArrayList<>();
        int most = 1 + dictionary.random.nextInt(dictionary.random.nextBoolean() ? 5 : 6_000);
        dictionary.matcher.scan(
                new Dripping(text, most, dictionary.random),
                mode,
                (start, end, term) -> found.add(RandomDictionary.said(start, end, term)));
        return found;
    }

    /** Gives a few characters at a time. */
    private static final class Dripping extends FilterReader {
        private final int most;
        private final Random random;

        Dripping(String text, int most, Random random) {
            super(new StringReader(text));
            this.most = most;
            this.random = random;
        }

        @Override
        public int read(char[] buffer, int at, int length) throws IOException {
            return in.read(buffer, at, Math.min(length, 1 + random.nextInt(most)));
        }
    }
}
