package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A points program's document")
class PointsProgramDocumentTest {

    private static final String SOUND = """
            {
              "$schema": "points-program.schema.json", "kind": "points-program", "version": "v1", "program": "商城😀",
              "zone": "Asia/Shanghai",
              "attributes": {"amount": "money", "postKind": "text", "score": "number"},
              "currencies": [{"id": "points", "start": 1, "floor": 1}, {"id": "growth"}],
              "caps": [{"id": "daily", "currency": "points", "per": "day", "limit": 200, "deductions": "keep-room"},
                       {"id": "ever", "currency": "growth", "per": "lifetime", "limit": 7}],
              "rules": [
                {"id": "paid", "when": "order.paid", "to": "actor", "currency": "points", "caps": ["daily"],
                 "grant": {"points": 3, "perMoney": {"amount": "2.00", "currency": "CNY"}, "of": "amount", "rounding": "half-up"}},
                {"id": "down", "when": "content.voted-down", "where": {"attribute": "postKind", "equals": "回答"},
                 "to": "beneficiary", "currency": "points", "deduct": {"points": 2}},
                {"id": "score", "when": "content.published", "to": "actor", "currency": "growth", "caps": ["ever"],
                 "grant": {"points": 1, "perUnits": 0.5, "of": "score", "rounding": "down"}}
              ],
              "reversals": [{"id": "refund", "when": "order.refunded", "reverses": "order.paid"}],
              "multipliers": {"combine": "max", "rounding": "down", "list": [
                {"id": "double", "factor": 2, "from": "2026-11-11T00:00:00+08:00", "until": "2026-11-12T00:00:00+08:00",
                 "rules": ["paid"]}]}
            }
            """;

    @Test
    @DisplayName("becomes the program that it says")
    void becomes_the_program() {
        PointsProgram program = PointsProgram.KIND.read(SOUND);

        assertThat(program.id().value()).isEqualTo("商城😀");
        assertThat(program.currencies())
                .containsExactly(
                        new PointsCurrency(new CurrencyId("points"), 1, 1),
                        new PointsCurrency(new CurrencyId("growth"), 0, 0));
        assertThat(program.caps())
                .extracting(Cap::period, Cap::limit, Cap::deductions)
                .containsExactly(
                        tuple(CapPeriod.DAY, 200L, Cap.Deductions.KEEP_ROOM),
                        tuple(CapPeriod.LIFETIME, 7L, Cap.Deductions.GIVE_ROOM_BACK));
        assertThat(program.rules())
                .extracting(EarningRule::id)
                .extracting(RuleId::value)
                .containsExactly("paid", "down", "score");
        assertThat(program.rules().get(0).quantity())
                .isInstanceOfSatisfying(
                        Quantity.PerMoney.class,
                        per -> assertThat(per.rounding()).isEqualTo(RoundingMode.HALF_UP));
        assertThat(program.rules().get(1).effect()).isEqualTo(EarningRule.Effect.DEDUCT);
        assertThat(program.multipliers().list()).hasSize(1);
        assertThat(PointsProgram.KIND.lint(program)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @DisplayName("is refused where")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "start": 1, "floor": 1           | "start": 0, "floor": 1            | /currencies/0/start          | at least the floor 1
                    {"id": "growth"}                 | {"id": "points"}                  | /currencies/1/id             | an id that no currency before has
                    "currency": "growth", "per"      | "currency": "growht", "per"       | /caps/1/currency             | did you mean "growth"?
                    {"id": "ever", "currency"        | {"id": "daily", "currency"        | /caps/1/id                   | an id that no cap before has
                    "limit": 200                     | "limit": 0                        | /caps/0/limit                | 1
                    "caps": ["daily"]                | "caps": ["dayly"]                 | /rules/0/caps/0              | did you mean "daily"?
                    "caps": ["daily"]                | "caps": ["ever"]                  | /rules/0/caps/0              | a cap that counts points
                    "caps": ["daily"]                | "caps": ["daily", "daily"]        | /rules/0/caps/0              | each cap once
                    {"id": "down", "when"            | {"id": "paid", "when"             | /rules/1/id                  | an id that no rule or multiplier before has
                    "deduct": {"points": 2}          | "deduct": {"points": 0}           | /rules/1/deduct/points       | 1
                    , "deduct": {"points": 2}        | ``                                | /rules/1                     | exactly one of grant and deduct
                    "deduct": {"points": 2}          | "deduct": {"points": 2}, "grant": {"points": 2} | /rules/1       | exactly one of grant and deduct
                    "deduct": {"points": 2}          | "deduct": {"points": 2, "rounding": "down"} | /rules/1/deduct    | only beside perMoney or perUnits
                    "of": "amount", "rounding"       | "of": "score", "rounding"         | /rules/0/grant/of            | an attribute of type money
                    "of": "amount", "rounding"       | "of": "amont", "rounding"         | /rules/0/grant/of            | did you mean "amount"?
                    "rounding": "half-up"            | "rounding": "unnecessary"         | /rules/0/grant/rounding      | a rounding that says
                    , "rounding": "half-up"          | ``                                | /rules/0/grant/rounding      | a rounding
                    "amount": "2.00"                 | "amount": "0.00"                  | /rules/0/grant/perMoney      | an amount above 0
                    "perUnits": 0.5                  | "perUnits": 0                     | /rules/2/grant/perUnits      | a number above 0
                    "attribute": "postKind"          | "attribute": "postkind"           | /rules/1/where/attribute     | did you mean "postKind"?
                    "equals": "回答"                  | "equals": 5                       | /rules/1/where/equals        | text
                    "rules": ["paid"]                | "rules": ["payed"]                | /multipliers/list/0/rules/0  | did you mean "paid"?
                    2026-11-12T00:00:00+08:00        | 2026-11-11T00:00:00+08:00         | /multipliers/list/0/until    | an instant after from
                    "score": "number"                | "actor": "text", "score": "number" | /attributes/actor           | built in
                    """)
    void is_refused(String sound, String broken, String pointer, String saying) {
        assertThat(SOUND).contains(sound);

        List<Violation> violations = violations(SOUND.replace(sound, broken));

        assertThat(violations).anySatisfy(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.toString()).contains(saying);
        });
    }

    @Test
    @DisplayName("has all its faults reported at once")
    void reports_all_faults() {
        String broken = SOUND.replace("\"caps\": [\"daily\"]", "\"caps\": [\"dayly\"]")
                .replace("\"of\": \"score\"", "\"of\": \"scare\"")
                .replace("\"rules\": [\"paid\"]", "\"rules\": [\"payed\"]");

        assertThat(violations(broken))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/rules/0/caps/0", "/rules/2/grant/of", "/multipliers/list/0/rules/0");
    }

    private static List<Violation> violations(String json) {
        InvalidPolicyException refused =
                catchThrowableOfType(InvalidPolicyException.class, () -> PointsProgram.KIND.read(json));
        assertThat(refused).as("the document is refused").isNotNull();
        return refused.violations();
    }
}
