package io.communitykit.risk.word.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.Verdict;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordPolicy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A screen")
class WordScreenTest {

    private static final WordList LIST = new WordList(
            "shop",
            new PolicyVersion("1"),
            List.of(
                    Word.of("加微信", WordCategory.CONTACT, Level.HIGH),
                    Word.of("口交", WordCategory.ADULT, Level.HIGH),
                    Word.of("最佳", WordCategory.ADVERTISING, Level.LOW)),
            List.of(),
            List.of());

    private static WordScreen screen(String rest) {
        return WordScreen.of(
                WordPolicy.KIND.read("{\"kind\": \"word-policy\", \"version\": \"1\"" + rest + "}"), List.of(LIST));
    }

    @Test
    @DisplayName("blocks a disguised word")
    void strong() {
        assertThat(screen("").check("请加❤微*信").action()).isEqualTo(Action.BLOCK);
    }

    @Test
    @DisplayName("looks for weak evidence in what passed, and has it reviewed, never blocked")
    void weak() {
        Verdict verdict = screen("").check("最佳选择，加威信");

        assertThat(verdict.action()).isEqualTo(Action.REVIEW);
        assertThat(verdict.reasons()).extracting(reason -> reason.hit().text()).containsExactly("最佳", "加威信");
        assertThat(verdict.reasons().get(1).hit().evasions()).containsExactly(Evasion.HOMOPHONE);
    }

    @Test
    @DisplayName("does not run the second pass for what is held back already, unless it always does")
    void once() {
        String text = "加微信，加威信";

        assertThat(screen("").check(text).reasons()).hasSize(1);
        assertThat(screen(", \"weak\": {\"use\": \"always\"}").check(text).reasons())
                .hasSize(2);
        assertThat(screen(", \"weak\": {\"use\": \"never\"}").check("加威信").action())
                .isEqualTo(Action.PASS);
        assertThat(screen(", \"weak\": {\"use\": \"always\", \"kinds\": [\"split\"]}")
                        .check("加威信")
                        .action())
                .isEqualTo(Action.PASS);
    }

    @Test
    @DisplayName("spares hits across words, unless the policy says otherwise")
    void boundaries() {
        assertThat(screen("").check("路口交通").action()).isEqualTo(Action.PASS);
        assertThat(screen(", \"boundaries\": \"none\"").check("路口交通").action()).isEqualTo(Action.BLOCK);
    }
}
