package io.communitykit.recommend.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A candidate policy")
class CandidatePolicyTest {

    private static final String SHOP = """
            {"kind": "candidate-policy", "version": "2026-11",
             "behaviours": [{"kind": "view", "weight": 1, "halfLife": "P30D"}, {"kind": "buy", "weight": 8}],
             "sources": [{"id": "also-bought", "weight": 2}, {"id": "trending", "weight": 0.5, "limit": 50},
                         {"id": "tiny", "weight": 0.001}]}
            """;

    @Test
    @DisplayName("is read with its defaults and has a schema that names its parts")
    void read() {
        CandidatePolicy policy = CandidatePolicy.KIND.read(SHOP);

        assertThat(policy.merge()).isEqualTo(new MergeRule.ReciprocalRank(60));
        assertThat(policy.sources())
                .extracting(rule -> rule.id().value(), CandidateRule::weight, CandidateRule::limit)
                .containsExactly(tuple("also-bought", 2.0, 500), tuple("trending", 0.5, 50), tuple("tiny", 0.001, 500));
        assertThat(policy.behaviours().get(0).halfLife()).contains(Duration.ofDays(30));
        assertThat(CandidatePolicy.KIND.schema()).contains("reciprocalRank", "halfLife", "candidate-policy");
    }

    @Test
    @DisplayName("is warned of what never fades, of a source alone and of one without effect")
    void lint() {
        assertThat(CandidatePolicy.KIND.lint(CandidatePolicy.KIND.read(SHOP)))
                .extracting(LintFinding::code, LintFinding::pointer)
                .containsExactly(
                        tuple("interest-never-fades", "/behaviours/1/halfLife"),
                        tuple("source-without-effect", "/sources/2/weight"));
        assertThat(CandidatePolicy.KIND.lint(CandidatePolicy.KIND.read("""
                        {"kind": "candidate-policy", "version": "1",
                         "behaviours": [{"kind": "view", "weight": 1, "halfLife": "P30D"}],
                         "sources": [{"id": "a", "weight": 1}]}
                        """)))
                .extracting(LintFinding::code)
                .containsExactly("one-source");
    }

    @ParameterizedTest(name = "{0} for {1}")
    @DisplayName("refuses what it cannot mean and says where")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"weight\": 0.5 | \"weight\": 0 | /sources/1",
                "\"weight\": 8 | \"weight\": -8 | /behaviours/1",
                "\"limit\": 50 | \"limit\": 0 | /sources/1/limit",
                "\"limit\": 50 | \"limits\": 50 | limits",
                "\"id\": \"trending\" | \"id\": \"tiny\" | each there once",
                "\"kind\": \"buy\" | \"kind\": \"view\" | each kind once",
                "P30D | PT1S | at least 1 minute",
            })
    void refuses(String part, String instead, String message) {
        assertThatThrownBy(() -> CandidatePolicy.KIND.read(SHOP.replace(part, instead)))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining(message);
    }
}
