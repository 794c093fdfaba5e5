package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.LintFinding;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a shop's trade leaves it")
class EconomicsTest {

    /** 1 point a yuan, 100 points worth 1 yuan: 1 per cent comes back, 5 at most. */
    private static final String PROGRAM = """
            {"kind": "points-program", "version": "1", "program": "p", "zone": "UTC", "attributes": {"amount": "money"},
             "currencies": [
               {"id": "points", "lots": {"value": {"points": 100, "money": {"amount": "1.00", "currency": "CNY"}}}},
               {"id": "growth"}],
             "rules": [
               {"id": "growth", "when": "order.paid", "to": "actor", "currency": "growth", "grant": {"points": 999}},
               {"id": "paid", "when": "order.paid", "to": "actor", "currency": "points",
                "grant": {"points": 1, "perMoney": {"amount": "1.00", "currency": "CNY"}, "of": "amount", "rounding": "down"}}],
             "multipliers": {"combine": "product", "rounding": "down", "list": [
               {"id": "double", "factor": 2, "rules": ["paid"]},
               {"id": "gold", "factor": 2.5, "tiers": {"ladder": "level", "in": ["gold"]}},
               {"id": "slow", "factor": 0.1, "where": {"missing": "amount"}, "from": "2030-01-01T00:00:00Z"},
               {"id": "others", "factor": 100, "rules": ["growth"]}]}}
            """;

    private static List<LintFinding> lint(String program, int margin) {
        return new Economics(margin).lint(PointsProgram.KIND.read(program));
    }

    @Test
    @DisplayName("is more than a program gives back")
    void sound() {
        assertThat(lint(PROGRAM, 500)).isEmpty();
    }

    @Test
    @DisplayName("is less than a rule gives back with the largest multiplier")
    void above_margin() {
        assertThat(lint(PROGRAM, 499)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("earn-above-margin");
            assertThat(finding.pointer()).isEqualTo("/rules/1/grant");
            assertThat(finding.message())
                    .isEqualTo("paid gives back 5 % of what is paid, multiplied by 5, above the margin of 4.99 %");
        });
    }

    @ParameterizedTest(name = "{1}: {2}")
    @DisplayName("is held against the largest multiplier that can apply")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "product"                   | "max"                                         | 2.5 %
        "product"                   | "sum"                                         | 3.5 %
        "factor": 2,                | "factor": 0.5,                                | 1.25 %
        "factor": 2.5,              | "factor": 2.5, "until": "2020-01-01T00:00:00Z", | 5 %
        "factor": 2,                | "factor": 2, "from": "2020-01-01T00:00:00Z", | 5 %
        "from": "2030               | "until": "2030                                | 5 %
        {"points": 1, "perMoney"    | {"points": 3, "perMoney"                      | 15 %
        {"points": 100, "money"     | {"points": 300, "money"                       | 1.67 %
        """)
    void largest_multiplier(String clean, String other, String share) {
        assertThat(PROGRAM).contains(clean);

        assertThat(lint(PROGRAM.replace(clean, other), 0))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith("paid gives back " + share + " of"));
    }

    @Test
    @DisplayName("is held against no two multipliers that never meet")
    void apart() {
        String apart = PROGRAM.replace("\"factor\": 2,", "\"factor\": 2, \"from\": \"2020-01-01T00:00:00Z\",")
                .replace("\"factor\": 2.5,", "\"factor\": 2.5, \"until\": \"2020-01-01T00:00:00Z\",");

        assertThat(lint(apart, 250)).isEmpty();
        assertThat(lint(apart, 249)).hasSize(1);
    }

    @Test
    @DisplayName("says nothing of points without a value, or with one in other money")
    void unknown_value() {
        String none = PROGRAM.replace(
                "\"value\": {\"points\": 100, \"money\": {\"amount\": \"1.00\", \"currency\": \"CNY\"}}", "");
        String other = PROGRAM.replace("\"1.00\", \"currency\": \"CNY\"}}}", "\"1.00\", \"currency\": \"EUR\"}}}");

        assertThat(lint(none, 0)).isEmpty();
        assertThat(lint(other, 0)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("is a share of a sale")
    @ValueSource(ints = {-1, 10_001})
    void range(int margin) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Economics(margin));
    }
}
