package io.communitykit.examples.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TitleWordsTest {

    @Test
    @DisplayName("words are runs of letters and digits in small letters, each once")
    void words() {
        assertThat(TitleWords.of("Can Shor's algorithm, can “Q#”, run on 40 qubits?"))
                .containsExactly("can", "shor", "s", "algorithm", "q", "run", "on", "40", "qubits");
    }

    @Test
    @DisplayName(
            "of Chinese and Japanese, where words are not divided, pairs of characters count, also beside Latin and beyond 16 bits")
    void undivided() {
        assertThat(TitleWords.of("𠮷野家同款Qubit碗？好")).containsExactly("𠮷野", "野家", "家同", "同款", "qubit", "碗", "好");
        assertThat(TitleWords.of("量子コンピュータ")).startsWith("量子", "子コ", "コン");
    }

    @Test
    @DisplayName("a title of emoji and marks has no words")
    void none() {
        assertThat(TitleWords.of("👨‍👩‍👧 😋 !? \u2028")).isEmpty();
        assertThat(TitleWords.of("")).isEmpty();
    }
}
