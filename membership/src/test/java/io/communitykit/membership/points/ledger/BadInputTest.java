package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.cents;
import static io.communitykit.membership.points.ledger.Till.key;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import io.communitykit.membership.points.lot.Reinstatement;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad input")
class BadInputTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Reason WHY = Till.reason();
    private static final LotPolicy OPEN = LotPolicy.DEFAULT
            .transfer(TransferRule.KEEP_EXPIRY)
            .reinstatement(new Reinstatement(Period.ofDays(1), Period.ofDays(1)));

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    @DisplayName("of no or negative points is refused before it is a command")
    void not_positive(long points) {
        RuleId rule = new RuleId("x");
        assertInvalid(() -> new PointsCommand.Grant(key("a"), ANN, POINTS, points, WHY, NOW));
        assertInvalid(() -> new PointsCommand.Spend(key("a"), ANN, POINTS, points, WHY, NOW));
        assertInvalid(
                () -> new PointsCommand.Hold(key("a"), ANN, POINTS, points, Optional.empty(), Optional.empty(), NOW));
        assertInvalid(() -> new PointsCommand.Commit(key("a"), ANN, OptionalLong.of(points), NOW));
        assertInvalid(() -> new PointsCommand.Transfer(key("a"), ANN, BOB, POINTS, points, WHY, NOW));
        assertInvalid(() -> new PointsCommand.Exchange(key("a"), ANN, rule, points, NOW));
        assertInvalid(() -> new PointsCommand.Reinstate(key("a"), ANN, POINTS, points, WHY, NOW));
        assertInvalid(() -> new ExchangeRule(rule, POINTS, points, Optional.empty(), Till.COINS, 1));
        assertInvalid(() -> new ExchangeRule(rule, POINTS, 1, Optional.empty(), Till.COINS, points));
        assertInvalid(() -> new PointsValue(points, cents(1)));
        assertInvalid(() -> new PointsValue(1, cents(points)));
    }

    @Test
    @DisplayName("that corrects by nothing, or by what has no negative, is refused")
    void adjust() {
        assertInvalid(() -> new PointsCommand.Adjust(key("a"), ANN, POINTS, 0, WHY, NOW));
        assertInvalid(() -> new PointsCommand.Adjust(key("a"), ANN, POINTS, Long.MIN_VALUE, WHY, NOW));
    }

    @Test
    @DisplayName("that sends to oneself, refunds nothing or more than was paid, or releases before it holds is refused")
    void contradictions() {
        Money dollar = new Money(1, Currency.getInstance("USD"));
        assertInvalid(() -> new PointsCommand.Transfer(key("a"), ANN, ANN, POINTS, 1, WHY, NOW));
        assertInvalid(() -> new PointsCommand.Refund.Part(cents(0), cents(10)));
        assertInvalid(() -> new PointsCommand.Refund.Part(cents(-1), cents(10)));
        assertInvalid(() -> new PointsCommand.Refund.Part(cents(11), cents(10)));
        assertInvalid(() -> new PointsCommand.Refund.Part(dollar, cents(10)));
        assertInvalid(() -> new PointsCommand.Hold(key("a"), ANN, POINTS, 1, Optional.empty(), Optional.of(NOW), NOW));
    }

    @Test
    @DisplayName("in a policy is refused where it is written")
    void policies() {
        assertInvalid(() -> LotPolicy.DEFAULT.debtUpTo(-1));
        assertInvalid(() -> LotPolicy.DEFAULT.clawback(Clawback.NETTED));
        assertInvalid(() -> LotPolicy.DEFAULT.holdFor(Duration.ZERO));
        assertInvalid(() -> LotPolicy.DEFAULT.grace(Period.ZERO));
        assertInvalid(() -> LotsTest.after("P-1D"));
        assertInvalid(() -> LotsTest.after("P0D"));
        assertInvalid(() -> new Reinstatement(Period.ZERO, Period.ofDays(1)));
        assertInvalid(() -> new PointsCurrency(POINTS, 5, 1, Optional.of(LotPolicy.DEFAULT)));
    }

    private static Stream<PointsCommand> inGold() {
        CurrencyId gold = new CurrencyId("gold");
        return Stream.of(
                new PointsCommand.Grant(key("x"), ANN, gold, 1, WHY, NOW),
                new PointsCommand.Spend(key("x"), ANN, gold, 1, WHY, NOW),
                new PointsCommand.Adjust(key("x"), ANN, gold, 1, WHY, NOW),
                new PointsCommand.Hold(key("x"), ANN, gold, 1, Optional.empty(), Optional.empty(), NOW),
                new PointsCommand.Transfer(key("x"), ANN, BOB, gold, 1, WHY, NOW),
                new PointsCommand.Reinstate(key("x"), ANN, gold, 1, WHY, NOW));
    }

    @ParameterizedTest
    @MethodSource("inGold")
    @DisplayName("in a currency that the program does not have is refused by name, and leaves nothing")
    void unknown_currency(PointsCommand command) {
        Till till = Till.of(OPEN);

        assertThat(rejection(till.execute(command))).isEqualTo(new Rejection.UnknownCurrency(new CurrencyId("gold")));
        assertThat(till.postings()).isEmpty();
    }

    @Test
    @DisplayName("about a member never seen is refused with numbers or names, and opens no account")
    void unknown_member() {
        Till till = Till.of(OPEN);
        PostingKey posting = new PostingKey(key("x"), Leg.MAIN);

        assertThat(rejection(till.take("x", 5))).isEqualTo(new Rejection.Insufficient(POINTS, 0, 5));
        assertThat(rejection(till.adjust("x", -5))).isEqualTo(new Rejection.Insufficient(POINTS, 0, 5));
        assertThat(rejection(till.hold("x", 5))).isEqualTo(new Rejection.Insufficient(POINTS, 0, 5));
        assertThat(rejection(till.send("x", BOB, 5).sent())).isEqualTo(new Rejection.Insufficient(POINTS, 0, 5));
        assertThat(rejection(till.commit("x"))).isEqualTo(new Rejection.UnknownHold(key("x")));
        assertThat(rejection(till.refund("x", "o1"))).isEqualTo(new Rejection.NothingFor(new Subject("o1")));
        assertThat(rejection(till.undo("x"))).isEqualTo(new Rejection.UnknownPosting(posting));
        assertThat(rejection(till.reinstate("x", 5))).isEqualTo(new Rejection.NotReinstatable(POINTS, 0, 5));
        assertThat(till.store().accounts(till.points().everyAccount(10)).items())
                .isEmpty();
    }

    @Test
    @DisplayName("about an erased member is refused, whatever it asks")
    void erased() {
        Till till = Till.of(OPEN);
        till.give("a", 100);
        till.hold("h", 10);
        till.points().erase(ANN);

        assertThat(List.of(
                        till.give("x", 1),
                        till.take("x", 1),
                        till.adjust("x", -1),
                        till.hold("x", 1),
                        till.commit("h"),
                        till.voidHold("h"),
                        till.refund("x", "o1"),
                        till.undo("a"),
                        till.reinstate("x", 1),
                        till.paid("o1", 100)))
                .allSatisfy(result -> assertThat(rejection(result)).isEqualTo(new Rejection.Erased()));
    }

    @Test
    @DisplayName("that would leave the range of a 64-bit integer is refused, wherever the points are")
    void overflow() {
        Till till = Till.of(OPEN);
        till.give("a", Long.MAX_VALUE - 10);
        till.hold("h", 100);

        assertThat(rejection(till.give("b", 11))).isEqualTo(new Rejection.Overflow(POINTS));
        assertThat(rejection(till.adjust("b", 11))).isEqualTo(new Rejection.Overflow(POINTS));
        posting(till.give("b", 10));
        assertThat(till.pot().balance()).isEqualTo(Long.MAX_VALUE);
        posting(till.commit("h"));
        assertThat(rejection(till.give("c", 1)))
                .as("there is room again, but what was ever earned has none")
                .isEqualTo(new Rejection.Overflow(POINTS));
    }

    @Test
    @DisplayName("that is refused leaves its key unused, so that it may be told again when it can be done")
    void key_unused() {
        Till till = Till.of(OPEN);
        rejection(till.take("s", 5));
        till.give("a", 5);

        posting(till.take("s", 5));
    }
}
