package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import java.io.StringReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A dictionary of plain lines")
class WordLinesTest {

    private static final WordLines LINES = new WordLines(WordCategory.SPAM, Level.MEDIUM, WordFit.ANYWHERE);

    private static WordList read(String text) {
        return LINES.read("plain", new PolicyVersion("1"), new StringReader(text));
    }

    @Test
    @DisplayName("holds a word a line, and what else is known of it behind tabs")
    void fields() {
        WordList list =
                read("\ufeff# 说明\n加微信\n\n ass \tabuse\thigh\twhole-word\tEnglish\r\n代开发票\tfraud\n刷单\t\tlow\n🔞\n");

        assertThat(list.words())
                .containsExactly(
                        Word.of("加微信", WordCategory.SPAM, Level.MEDIUM),
                        new Word("ass", WordCategory.ABUSE, Level.HIGH, WordFit.WHOLE_WORD, "English", Validity.ALWAYS),
                        Word.of("代开发票", WordCategory.FRAUD, Level.MEDIUM),
                        Word.of("刷单", WordCategory.SPAM, Level.LOW),
                        Word.of("🔞", WordCategory.SPAM, Level.MEDIUM));
    }

    @Test
    @DisplayName("may be empty")
    void empty() {
        assertThat(read("").words()).isEmpty();
        assertThat(WordMatcher.builder().add(read("# nothing\n")).build().findAll("加微信"))
                .isEmpty();
    }

    @Test
    @DisplayName("tells every bad line by its number")
    void badLines() {
        assertThatThrownBy(() -> read(
                        "好词\n坏\ud800词\nx\tSPAM\ny\tspam\tvery\nz\t\t\twhole\na\tb\tlow\tanywhere\tn\textra\n\tspam\n"))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("/line/2")
                .hasMessageContaining("/line/3")
                .hasMessageContaining("/line/4")
                .hasMessageContaining("/line/5")
                .hasMessageContaining("/line/6")
                .hasMessageContaining("/line/7")
                .hasMessageNotContaining("/line/1:");
    }

    @Test
    @DisplayName("of spans to be let pass is read the same way")
    void spans() {
        assertThat(WordLines.spans(new StringReader("# allow\n三黄片\n\n 路口交通 \n")))
                .containsExactly("三黄片", "路口交通");
    }
}
