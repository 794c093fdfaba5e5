package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A fact is routed")
class RoutingTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final RuleId RULE = new RuleId("r");

    @Test
    @DisplayName("nowhere, where no rule speaks of its type")
    void no_rule() {
        Routing routing = PointsRules.route(
                Shop.report("1"), Shop.program().rule(Shop.grant("r", 5)).build());

        assertThat(routing).isEqualTo(new Routing(List.of(), List.of()));
    }

    @Test
    @DisplayName("to actor and beneficiary apart, the actor first")
    void two_accounts() {
        PointsProgram program = Shop.program()
                .rule(Shop.toBeneficiary(Shop.grant("owner", 10)))
                .rule(Shop.grant("liker", 1))
                .build();
        CommunityEvent event = Shop.event("1", EventType.CONTENT_LIKED)
                .beneficiary(Shop.BOB)
                .subject(new Subject("post"))
                .build();

        List<Task> tasks = PointsRules.route(event, program).tasks();

        assertThat(tasks).extracting(task -> task.account().member()).containsExactly(Shop.ANN, Shop.BOB);
        assertThat(tasks).allSatisfy(task -> {
            assertThat(task.key()).isEqualTo(new PostingKey(event.key(), Leg.MAIN));
            assertThat(task.content()).isEqualTo(ContentDigest.of(event));
            assertThat(task.kind()).isEqualTo(PostingKind.FACT);
            assertThat(task.type()).contains(EventType.CONTENT_LIKED);
            assertThat(task.subject()).contains(new Subject("post"));
            assertThat(task.reason()).isEmpty();
            assertThat(task.occurredAt()).isEqualTo(Shop.NOON);
        });
        assertThat(tasks.get(0).asks()).extracting(Ask::points).containsExactly(1L);
        assertThat(tasks.get(1).asks()).extracting(Ask::points).containsExactly(10L);
    }

    @Test
    @DisplayName("to one account, in the order of the rules, where actor and beneficiary are the same member")
    void self_dealt() {
        PointsProgram program = Shop.program()
                .rule(Shop.toBeneficiary(Shop.grant("owner", 10)))
                .rule(Shop.grant("liker", 1))
                .build();
        CommunityEvent event =
                Shop.event("1", EventType.CONTENT_LIKED).beneficiary(Shop.ANN).build();

        List<Task> tasks = PointsRules.route(event, program).tasks();

        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).asks()).extracting(Ask::points).containsExactly(10L, 1L);
    }

    @Test
    @DisplayName("to the actor's account where it is a registration, even without a rule")
    void registration() {
        PointsProgram program = Shop.program("UTC", 1, 1).build();

        assertThat(PointsRules.route(
                                Shop.event("1", EventType.MEMBER_REGISTERED).build(), program)
                        .tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.asks()).isEmpty());
        CommunityEvent nobody = CommunityEvent.builder(Shop.key("2"), EventType.MEMBER_REGISTERED, Shop.NOON)
                .build();
        assertThat(PointsRules.route(nobody, program).tasks()).isEmpty();
    }

    @Test
    @DisplayName("past a rule whose condition is false, and past one whose condition is unknown with that reason")
    void conditions() {
        EarningRule rule = Shop.grant("r", 5);
        PointsProgram program = Shop.program()
                .rule(conditional(rule, Condition.attribute("kind").is("answer")))
                .build();

        assertThat(route(program, "kind", AttributeValue.of("answer")).tasks()).hasSize(1);
        assertThat(route(program, "kind", AttributeValue.of("question"))).isEqualTo(new Routing(List.of(), List.of()));
        assertThat(PointsRules.route(Shop.like("1"), program)).isEqualTo(skipped(SkippedRule.Why.CONDITION_UNKNOWN));
    }

    @Test
    @DisplayName("past a rule whose negated condition is unknown: missing is never true by negation")
    void negated_unknown() {
        Condition notAnswer = Condition.not(Condition.attribute("kind").is("answer"));
        PointsProgram program =
                Shop.program().rule(conditional(Shop.grant("r", 5), notAnswer)).build();

        assertThat(PointsRules.route(Shop.like("1"), program)).isEqualTo(skipped(SkippedRule.Why.CONDITION_UNKNOWN));
    }

    @Test
    @DisplayName("by conditions on what every event has")
    void built_in_attributes() {
        Condition ownPost = Condition.attribute("actor").differsFrom("beneficiary");
        PointsProgram program =
                Shop.program().rule(conditional(Shop.grant("r", 5), ownPost)).build();

        assertThat(PointsRules.route(
                                Shop.event("1", EventType.CONTENT_LIKED)
                                        .beneficiary(Shop.BOB)
                                        .build(),
                                program)
                        .tasks())
                .hasSize(1);
        assertThat(PointsRules.route(
                                Shop.event("1", EventType.CONTENT_LIKED)
                                        .beneficiary(Shop.ANN)
                                        .build(),
                                program)
                        .tasks())
                .isEmpty();
    }

    @Test
    @DisplayName("past a rule for a member whom the fact does not name")
    void no_member() {
        PointsProgram program =
                Shop.program().rule(Shop.toBeneficiary(Shop.grant("r", 5))).build();

        assertThat(PointsRules.route(Shop.like("1"), program)).isEqualTo(skipped(SkippedRule.Why.NO_MEMBER));
    }

    @ParameterizedTest(name = "{0} yuan at 3 points per 2.00 yuan, rounded {1}: {2}")
    @CsvSource({
        "3.00, DOWN, 4",
        "3.00, UP, 5",
        "3.00, HALF_EVEN, 4",
        "5.00, HALF_EVEN, 8",
        "3.00, HALF_UP, 5",
        "0.00, UP, 0",
        "0.01, UP, 1",
        "0.66, DOWN, 0",
        "0.67, DOWN, 1",
        "3.00, FLOOR, 4",
        "3.00, CEILING, 5"
    })
    void money(String amount, RoundingMode rounding, long points) {
        Quantity quantity =
                new Quantity.PerMoney(3, Money.of(new BigDecimal("2.00"), CNY), new AttributeName("amount"), rounding);
        PointsProgram program = Shop.program()
                .rule(Shop.rule("r", EarningRule.Effect.GRANT, quantity))
                .build();

        Routing routing = route(program, "amount", AttributeValue.of(Money.of(new BigDecimal(amount), CNY)));

        assertThat(routing.tasks().get(0).asks()).extracting(Ask::points).containsExactly(points);
    }

    @Test
    @DisplayName("past a rule about money that is missing, no money, negative, or of another currency")
    void no_money() {
        Quantity quantity = new Quantity.PerMoney(
                1, Money.of(BigDecimal.ONE.setScale(2), CNY), new AttributeName("amount"), RoundingMode.DOWN);
        PointsProgram program = Shop.program()
                .rule(Shop.rule("r", EarningRule.Effect.GRANT, quantity))
                .build();

        assertThat(PointsRules.route(Shop.like("1"), program)).isEqualTo(skipped(SkippedRule.Why.NO_QUANTITY));
        assertThat(route(program, "amount", AttributeValue.of(5))).isEqualTo(skipped(SkippedRule.Why.NO_QUANTITY));
        assertThat(route(program, "amount", AttributeValue.of(new Money(-1, CNY))))
                .isEqualTo(skipped(SkippedRule.Why.NEGATIVE_QUANTITY));
        assertThat(route(program, "amount", AttributeValue.of(new Money(100, Currency.getInstance("USD")))))
                .isEqualTo(skipped(SkippedRule.Why.OTHER_CURRENCY));
    }

    @Test
    @DisplayName("by whole and by decimal numbers alike, past text")
    void numbers() {
        Quantity quantity =
                new Quantity.PerUnit(2, new BigDecimal("0.5"), new AttributeName("count"), RoundingMode.DOWN);
        PointsProgram program = Shop.program()
                .rule(Shop.rule("r", EarningRule.Effect.GRANT, quantity))
                .build();

        assertThat(asked(route(program, "count", AttributeValue.of(3)))).isEqualTo(12);
        assertThat(asked(route(program, "count", AttributeValue.of(new BigDecimal("1.3")))))
                .isEqualTo(5);
        assertThat(route(program, "count", AttributeValue.of("3"))).isEqualTo(skipped(SkippedRule.Why.NO_QUANTITY));
        assertThat(route(program, "count", AttributeValue.of(-1)))
                .isEqualTo(skipped(SkippedRule.Why.NEGATIVE_QUANTITY));
    }

    @Test
    @DisplayName("past a rule whose points leave the range, before or after multiplying")
    void overflow() {
        Quantity quantity = new Quantity.PerUnit(3, BigDecimal.ONE, new AttributeName("count"), RoundingMode.DOWN);
        PointsProgram program = Shop.program()
                .rule(Shop.rule("r", EarningRule.Effect.GRANT, quantity))
                .multipliers(times("2"))
                .build();

        assertThat(route(program, "count", AttributeValue.of(Long.MAX_VALUE)))
                .isEqualTo(skipped(SkippedRule.Why.OVERFLOW));
        assertThat(route(program, "count", AttributeValue.of(Long.MAX_VALUE / 3)))
                .isEqualTo(skipped(SkippedRule.Why.OVERFLOW));
        assertThat(asked(route(program, "count", AttributeValue.of(Long.MAX_VALUE / 7))))
                .isPositive();
    }

    @Test
    @DisplayName("by rules whose rounding says what happens to a fraction; refusing to round is refused")
    void rounding_is_needed() {
        RoundingMode none = RoundingMode.UNNECESSARY;
        Money yuan = Money.of(new BigDecimal("1.00"), CNY);

        assertThatThrownBy(() -> new Quantity.PerUnit(1, BigDecimal.ONE, new AttributeName("count"), none))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Quantity.PerMoney(1, yuan, new AttributeName("amount"), none))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Multipliers(Multiplier.Combination.MAX, none, List.of()))
                .isInstanceOf(InvalidValueException.class);
    }

    private static Multipliers times(String factor) {
        return new Multipliers(
                Multiplier.Combination.MAX,
                RoundingMode.DOWN,
                List.of(new Multiplier(
                        new RuleId("m"),
                        new BigDecimal(factor),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of())));
    }

    private static EarningRule conditional(EarningRule rule, Condition condition) {
        return new EarningRule(
                rule.id(),
                rule.when(),
                Optional.of(condition),
                rule.to(),
                rule.currency(),
                rule.effect(),
                rule.quantity(),
                rule.caps());
    }

    private static Routing route(PointsProgram program, String name, AttributeValue value) {
        return PointsRules.route(
                Shop.event("1", EventType.CONTENT_LIKED).with(name, value).build(), program);
    }

    private static Routing skipped(SkippedRule.Why why) {
        return new Routing(List.of(), List.of(new SkippedRule(RULE, why)));
    }

    private static long asked(Routing routing) {
        return routing.tasks().get(0).asks().get(0).points();
    }
}
