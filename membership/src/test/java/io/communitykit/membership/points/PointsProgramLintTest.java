package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.policy.LintFinding;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lint of a points program")
class PointsProgramLintTest {

    private static final String CLEAN = """
            {"kind": "points-program", "version": "1", "program": "p", "zone": "UTC",
             "attributes": {"kind": "text"},
             "currencies": [{"id": "points"}],
             "caps": [{"id": "daily", "currency": "points", "per": "day", "limit": 10}],
             "rules": [
               {"id": "up", "when": "content.voted-up", "where": {"attribute": "kind", "equals": "answer"},
                "to": "beneficiary", "currency": "points", "caps": ["daily"], "grant": {"points": 10}},
               {"id": "down", "when": "content.voted-down", "to": "beneficiary", "currency": "points", "deduct": {"points": 2}}],
             "multipliers": {"combine": "max", "rounding": "down", "list": [{"id": "m", "factor": 2, "rules": ["up"]}]}}
            """;

    @Test
    @DisplayName("finds nothing in a clean one")
    void finds_nothing() {
        assertThat(lint(CLEAN)).isEmpty();
    }

    @ParameterizedTest(name = "{2} at {3}")
    @DisplayName("finds")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"kind": "text"}                 | {"kind": "text", "unused": "money"}   | attribute-unused        | /attributes/unused
                    [{"id": "points"}]               | [{"id": "points"}, {"id": "idle"}]    | currency-unmoved        | /currencies/1
                    "caps": ["daily"],               | ``                                    | cap-unused              | /caps/0
                    "limit": 10                      | "limit": 9                            | cap-below-grant         | /rules/0/caps
                    content.voted-down               | content.voted-dwon                    | event-type-misspelt     | /rules/1/when
                    {"attribute": "kind", "equals": "answer"} | {"missing": "beneficiary"}   | beneficiary-missing     | /rules/0/where
                    "factor": 2                      | "factor": 1                           | factor-one              | /multipliers/list/0/factor
                    "factor": 2                      | "factor": 0                           | factor-zero             | /multipliers/list/0/factor
                    "rules": ["up"]                  | "rules": ["down"]                     | multiplier-on-deduction | /multipliers/list/0/rules
                    """)
    void finds(String clean, String doubtful, String code, String pointer) {
        assertThat(CLEAN).contains(clean);

        assertThat(lint(CLEAN.replace(clean, doubtful))).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.pointer()).isEqualTo(pointer);
        });
    }

    @Test
    @DisplayName("finds a refund that takes back less than a multiplied order gave")
    void finds_a_farm() {
        String farm = CLEAN.replace("content.voted-up", "order.paid").replace("content.voted-down", "order.refunded");

        assertThat(lint(farm)).extracting(LintFinding::code).contains("refund-below-grant");
    }

    @Test
    @DisplayName("does not mind an event type of the host's own")
    void allows_own_event_types() {
        assertThat(lint(CLEAN.replace("content.voted-down", "com.example.garden.trampled")))
                .isEmpty();
    }

    private static List<LintFinding> lint(String json) {
        return PointsProgram.KIND.lint(PointsProgram.KIND.read(json));
    }
}
