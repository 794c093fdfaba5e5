package io.communitykit.risk.word.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LexiconTest {

    private final Lexicon lexicon = Lexicon.shared();

    @Test
    @DisplayName("common words cost what jieba counts, rounded to steps of 8, the commoner the cheaper")
    void costs() {
        assertThat(cost("的")).isEqualTo(56);
        assertThat(cost("我们")).isEqualTo(64);
        assertThat(cost("路口")).isEqualTo(120);
        assertThat(cost("交通")).isEqualTo(88);
        assertThat(cost("口交")).isEqualTo(Lexicon.UNKNOWN);
        assertThat(cost("路口交通")).isEqualTo(Lexicon.UNKNOWN);
    }

    @Test
    @DisplayName("the image in the jar is small, and takes as little on the heap")
    void size() throws IOException {
        assertThat(shipped().length).isLessThan(300_000);
        assertThat(lexicon.size()).isBetween(80_000, Lexicon.MOST);
    }

    @Test
    @DisplayName("of ten million strings that are no words fewer than 40 are taken for one")
    void collisions() {
        int taken = 0;
        for (int i = 0; i < 10_000_000; i++) {
            long hash =
                    Lexicon.more(Lexicon.more(Lexicon.EMPTY, (char) (0xAC00 + i % 3_200)), (char) (0xAC00 + i / 3_200));
            taken += lexicon.cost(hash) == Lexicon.UNKNOWN ? 0 : 1;
        }
        assertThat(taken).isBetween(1, 39);
    }

    @Test
    @DisplayName("an image that is cut, damaged anywhere, or of another version is refused")
    void refused() throws IOException {
        byte[] image = shipped();
        assertThat(Lexicon.read(image).size()).isEqualTo(lexicon.size());
        for (int length : new int[] {0, 11, 100, image.length - 1}) {
            assertThatThrownBy(() -> Lexicon.read(Arrays.copyOf(image, length)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (int at : new int[] {0, 7, 11, 12, 20_000, 100_000, image.length - 1}) {
            byte[] damaged = image.clone();
            damaged[at] ^= 1;
            assertThatThrownBy(() -> Lexicon.read(damaged))
                    .as("byte %s", at)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private int cost(String word) {
        long hash = Lexicon.EMPTY;
        for (int i = 0; i < word.length(); i++) {
            hash = Lexicon.more(hash, word.charAt(i));
        }
        return lexicon.cost(hash);
    }

    private static byte[] shipped() throws IOException {
        try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.bin")) {
            return in.readAllBytes();
        }
    }
}
