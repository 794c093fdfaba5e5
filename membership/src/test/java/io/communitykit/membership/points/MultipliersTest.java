package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Multipliers")
class MultipliersTest {

    @ParameterizedTest(name = "10 points times 1.5 and 2 and {2}, combined by {0} and rounded {1}: {3}")
    @CsvSource({
        "MAX, DOWN, 1, 20",
        "SUM, DOWN, 1, 25",
        "PRODUCT, DOWN, 1, 30",
        "MAX, DOWN, 3.14, 31",
        "MAX, UP, 3.14, 32",
        "SUM, DOWN, 1.29, 27",
        "SUM, UP, 1.21, 28",
        "PRODUCT, DOWN, 0.99, 29",
        "PRODUCT, HALF_UP, 1.05, 32",
        "PRODUCT, HALF_EVEN, 1.05, 32",
        "PRODUCT, HALF_EVEN, 1.0166666666666666, 30",
        "PRODUCT, DOWN, 0, 0",
        "SUM, DOWN, 0, 15"
    })
    void combined(Multiplier.Combination combination, RoundingMode rounding, BigDecimal third, long expected) {
        List<Multiplier> list =
                List.of(multiplier("a", "1.5"), multiplier("b", "2"), multiplier("c", third.toPlainString()));

        assertThat(new Multipliers(combination, rounding, list).apply(10, list)).isEqualTo(expected);
    }

    @Test
    @DisplayName("that add up to less than nothing grant nothing, and never take")
    void never_below_zero() {
        List<Multiplier> list = List.of(multiplier("a", "0.2"), multiplier("b", "0.1"));

        assertThat(new Multipliers(Multiplier.Combination.SUM, RoundingMode.UP, list).apply(10, list))
                .isZero();
    }

    @ParameterizedTest
    @DisplayName("on a measured quantity round once, as the rule says")
    @CsvSource({"19.90, 2, 3", "39.90, 1.5, 5", "9.99, 1, 0", "5.00, 2, 1", "4.99, 2, 0"})
    void one_rounding(BigDecimal yuan, String factor, long expected) {
        Currency cny = Currency.getInstance("CNY");
        EarningRule rule = new EarningRule(
                new RuleId("r"),
                EventType.ORDER_PAID,
                Optional.empty(),
                EarningRule.Party.ACTOR,
                Shop.POINTS,
                EarningRule.Effect.GRANT,
                new Quantity.PerMoney(1, Money.of(BigDecimal.TEN, cny), new AttributeName("amount"), RoundingMode.DOWN),
                List.of());
        PointsProgram program = Shop.program()
                .rule(rule)
                .multipliers(all(multiplier("m", factor)))
                .build();

        Routing routing = PointsRules.route(
                Shop.event("1", EventType.ORDER_PAID)
                        .with("amount", AttributeValue.of(Money.of(yuan, cny)))
                        .build(),
                program);

        assertThat(routing.tasks().get(0).asks()).extracting(Ask::points).containsExactly(expected);
    }

    @Test
    @DisplayName("leave a deduction alone")
    void not_on_deductions() {
        PointsProgram program = Shop.program("UTC", 100, 0)
                .rule(Shop.deduct("r", 10))
                .multipliers(all(multiplier("double", "2")))
                .build();

        Ask ask = PointsRules.route(Shop.report("1"), program)
                .tasks()
                .get(0)
                .asks()
                .get(0);

        assertThat(ask.points()).isEqualTo(-10);
        assertThat(ask.multipliers()).isEmpty();
    }

    @Test
    @DisplayName("hold from their first instant on and until their last, not at it")
    void dates() {
        Instant from = Instant.parse("2026-11-11T00:00:00+08:00".replace("+08:00", "Z"))
                .minusSeconds(8 * 3600);
        Instant until = from.plusSeconds(86_400);
        Multiplier day = new Multiplier(
                new RuleId("double-day"),
                new BigDecimal("2"),
                Optional.empty(),
                Optional.of(from),
                Optional.of(until),
                Set.of());
        PointsProgram program =
                Shop.program().rule(Shop.grant("r", 5)).multipliers(all(day)).build();

        assertThat(Stream.of(from.minusNanos(1_000), from, until.minusNanos(1_000), until)
                        .map(at -> PointsRules.route(Shop.like("1", at), program)
                                .tasks()
                                .get(0)
                                .asks()
                                .get(0)
                                .points()))
                .containsExactly(5L, 10L, 10L, 5L);
    }

    @Test
    @DisplayName("apply to the rules they name, and only where their condition is true")
    void rules_and_condition() {
        Multiplier forAnswers = new Multiplier(
                new RuleId("m"),
                new BigDecimal("3"),
                Optional.of(Condition.attribute("kind").is("answer")),
                Optional.empty(),
                Optional.empty(),
                Set.of(new RuleId("a")));
        PointsProgram program = Shop.program()
                .rule(Shop.grant("a", 5))
                .rule(Shop.grant("b", 7))
                .multipliers(all(forAnswers))
                .build();

        Routing answer = PointsRules.route(
                Shop.event("1", EventType.CONTENT_LIKED)
                        .with("kind", AttributeValue.of("answer"))
                        .build(),
                program);
        Routing unknown = PointsRules.route(Shop.like("1"), program);

        assertThat(answer.tasks().get(0).asks()).extracting(Ask::points).containsExactly(15L, 7L);
        assertThat(answer.tasks().get(0).asks())
                .extracting(Ask::multipliers)
                .containsExactly(List.of(new RuleId("m")), List.of());
        assertThat(unknown.tasks().get(0).asks()).extracting(Ask::points).containsExactly(5L, 7L);
        assertThat(unknown.skipped())
                .containsExactly(new SkippedRule(new RuleId("m"), SkippedRule.Why.CONDITION_UNKNOWN));
    }

    @Test
    @DisplayName("fail rather than wrap")
    void overflow() {
        List<Multiplier> list = List.of(multiplier("a", "2"));

        assertThatThrownBy(() -> all(list.get(0)).apply(Long.MAX_VALUE, list))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("have a factor of 0 or more and end after they begin")
    void checked() {
        Instant noon = Shop.NOON;
        assertThatThrownBy(() -> multiplier("a", "-0.1")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Multiplier(
                        new RuleId("a"),
                        BigDecimal.ONE,
                        Optional.empty(),
                        Optional.of(noon),
                        Optional.of(noon),
                        Set.of()))
                .isInstanceOf(InvalidValueException.class);
    }

    private static Multipliers all(Multiplier multiplier) {
        return new Multipliers(Multiplier.Combination.MAX, RoundingMode.DOWN, List.of(multiplier));
    }

    private static Multiplier multiplier(String id, String factor) {
        return new Multiplier(
                new RuleId(id), new BigDecimal(factor), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }
}
