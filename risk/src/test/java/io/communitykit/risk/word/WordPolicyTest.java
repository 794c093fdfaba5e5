package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A policy of words")
class WordPolicyTest {

    private static final WordMatcher MATCHER = WordMatcher.builder()
            .add(List.of(
                    Word.of("最佳", WordCategory.ADVERTISING, Level.LOW),
                    Word.of("代开发票", WordCategory.FRAUD, Level.MEDIUM),
                    Word.of("发票", WordCategory.SPAM, Level.HIGH),
                    Word.of("枪支", WordCategory.CONTRABAND, Level.HIGH)))
            .build();
    private static final WordPolicy BY_LEVEL = WordPolicy.byLevel(new PolicyVersion("7"));

    @Test
    @DisplayName("without rules blocks the high, has the medium reviewed and lets the low pass")
    void byLevel() {
        assertThat(MATCHER.check("谢谢", BY_LEVEL))
                .isEqualTo(new Verdict(Action.PASS, List.of(), new PolicyVersion("7")));
        assertThat(MATCHER.check("最佳", BY_LEVEL).action()).isEqualTo(Action.PASS);
        assertThat(MATCHER.check("最佳", BY_LEVEL).reasons()).hasSize(1);
        assertThat(MATCHER.check("枪 支", BY_LEVEL).action()).isEqualTo(Action.BLOCK);
    }

    @Test
    @DisplayName("sees a grave word inside a longer, milder one")
    void inside() {
        Verdict verdict = MATCHER.check("代开发票", BY_LEVEL);

        assertThat(verdict.action()).isEqualTo(Action.BLOCK);
        assertThat(verdict.reasons())
                .extracting(reason -> reason.hit().term().name())
                .containsExactly("代开发票", "发票");
    }

    @Test
    @DisplayName("follows the first rule that speaks of a hit, and names it")
    void rules() {
        WordPolicy policy = WordPolicy.KIND.read("""
                {"kind": "word-policy", "version": "2", "lowHits": 2,
                 "rules": [{"categories": ["advertising"], "action": "review"},
                           {"categories": ["spam", "contraband"], "from": "high", "action": "pass"}]}
                """);

        assertThat(MATCHER.check("最佳", policy).reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.rule()).isEqualTo(OptionalInt.of(0)));
        assertThat(MATCHER.check("最佳", policy).action()).isEqualTo(Action.REVIEW);
        assertThat(MATCHER.check("枪支", policy).action()).isEqualTo(Action.PASS);
        assertThat(MATCHER.check("枪支，发票", policy).action())
                .as("two that pass alone")
                .isEqualTo(Action.REVIEW);
        assertThat(MATCHER.check("代开发票", policy).reasons().get(0).rule()).isEmpty();
    }

    @Test
    @DisplayName("never blocks for weak evidence, and counts only that which it asks for")
    void weak() {
        WordPolicy policy = WordPolicy.KIND.read("""
                {"kind": "word-policy", "version": "2", "weak": {"use": "always", "kinds": ["homophone"], "from": 5000}}
                """);
        Term term = MATCHER.terms().get(3);
        Hit sound = new Hit(0, 2, "枪只", term, Set.of(Evasion.HOMOPHONE), 6_000);

        assertThat(policy.judge(List.of(sound)).action()).isEqualTo(Action.REVIEW);
        assertThat(policy.judge(List.of(new Hit(0, 2, "枪只", term, Set.of(Evasion.HOMOPHONE), 4_999)))
                        .reasons())
                .isEmpty();
        assertThat(policy.judge(List.of(new Hit(0, 2, "支枪", term, Set.of(Evasion.REVERSED), 9_000)))
                        .reasons())
                .isEmpty();
    }

    @Test
    @DisplayName("switches what is seen through")
    void folding() {
        WordPolicy policy = WordPolicy.KIND.read("""
                {"kind": "word-policy", "version": "2", "boundaries": "none",
                 "folding": {"without": ["digit", "emoji"], "with": ["line-break"], "maxGap": 2}}
                """);

        assertThat(policy.folding())
                .isEqualTo(Folding.DEFAULT
                        .without(Evasion.DIGIT)
                        .without(Evasion.EMOJI)
                        .with(Evasion.LINE_BREAK)
                        .withMaxGap(2));
        assertThat(policy.boundaries()).isEqualTo(WordPolicy.BoundaryChoice.NONE);
    }

    @Test
    @DisplayName("tells what does not fit")
    void faults() {
        assertThatThrownBy(() -> WordPolicy.KIND.read("""
                        {"kind": "word-policy", "version": "2", "folding": {"with": ["homophone"], "maxGap": -1},
                         "weak": {"use": "sometimes"}}
                        """))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("/folding/maxGap")
                .hasMessageContaining("/weak/use");
        assertThatThrownBy(() -> WordPolicy.KIND.read("""
                        {"kind": "word-policy", "version": "2", "folding": {"with": ["homophone"]},
                         "weak": {"use": "never", "kinds": ["case"]}}
                        """))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("/folding/with/0")
                .hasMessageContaining("/weak/kinds/0");
    }

    @Test
    @DisplayName("is linted for rules that nothing reaches and for blocking all")
    void lint() {
        WordPolicy policy = WordPolicy.KIND.read("""
                {"kind": "word-policy", "version": "2",
                 "rules": [{"action": "block"}, {"categories": ["spam"], "from": "high", "action": "pass"}]}
                """);

        assertThat(WordPolicy.KIND.lint(policy))
                .extracting(LintFinding::code)
                .containsExactly("rule-unreachable", "blocks-everything");
        assertThat(WordPolicy.KIND.lint(BY_LEVEL)).isEmpty();
    }
}
