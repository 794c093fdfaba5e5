package io.communitykit.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    @DisplayName("numbers stand to the right and are grouped by three digits")
    void numbers() {
        String table = TextTable.of("rule", ">granted")
                .row("a", 1_234_567L)
                .row("longer", 8)
                .toString();
        assertThat(table).isEqualTo("""
                          rule      granted
                          a       1,234,567
                          longer          8
                        """);
    }

    @Test
    @DisplayName("Chinese, emoji and supplementary characters take two columns, joiners and marks none")
    void wide() {
        assertThat(Texts.columns("会员")).isEqualTo(4);
        assertThat(Texts.columns("𠮷")).isEqualTo(2);
        assertThat(Texts.columns("😋!")).isEqualTo(3);
        assertThat(Texts.columns("e\u0301\u200D")).isEqualTo(1);
        assertThat(TextTable.of("tier", ">n")
                        .row("金卡", 1)
                        .row("abcd", 2)
                        .toString()
                        .lines()
                        .skip(1))
                .containsExactly("  金卡  1", "  abcd  2");
    }

    @Test
    @DisplayName("a name cannot move the cursor, colour the terminal or turn the line round")
    void harmless() {
        assertThat(TextTable.of("m").row("a\u001b[31m\nb\u202Ec").toString()).contains("a\uFFFD[31m\uFFFDb\uFFFDc");
    }

    @Test
    @DisplayName("a row of another width is a fault")
    void width() {
        assertThatThrownBy(() -> TextTable.of("one").row(1, 2)).hasMessageContaining("cells must be 1, got 2");
    }
}
