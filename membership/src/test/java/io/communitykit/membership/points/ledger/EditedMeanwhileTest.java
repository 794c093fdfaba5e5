package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.COINS;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.key;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static io.communitykit.membership.points.ledger.Till.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While something is under way,")
class EditedMeanwhileTest {

    private static final RuleId TO_COINS = new RuleId("to-coins");

    private static PointsProgram.Builder exchanging(String version, long give, long get) {
        return Till.program(version, "UTC", Optional.of(LotPolicy.DEFAULT))
                .exchange(new ExchangeRule(TO_COINS, POINTS, give, Optional.empty(), COINS, get));
    }

    private static AccountResult exchange(Till till, long points) {
        return till.execute(new PointsCommand.Exchange(key("x"), ANN, TO_COINS, points, till.now()));
    }

    @Test
    @DisplayName("an exchange retried after its rate was edited is a repeat at the old rate")
    void rate_edited() {
        Till till = Till.of(exchanging("1", 2, 1));
        till.give("a", 100);
        AccountResult first = exchange(till, 50);
        till.edition(exchanging("2", 50, 1));

        assertThat(replayed(exchange(till, 50))).isEqualTo(posting(first));
        assertThat(rejection(exchange(till, 49))).isInstanceOf(Rejection.Conflicting.class);
        assertThat(till.available()).isEqualTo(50);
        assertThat(till.pot(COINS).available()).isEqualTo(25);
    }

    @Test
    @DisplayName("an exchange retried after its rule was taken away is a repeat, not an unknown exchange")
    void rule_removed() {
        Till till = Till.of(exchanging("1", 2, 1));
        till.give("a", 100);
        AccountResult first = exchange(till, 50);
        till.edition(Till.program("2", "UTC", Optional.of(LotPolicy.DEFAULT)));

        assertThat(replayed(exchange(till, 50))).isEqualTo(posting(first));
        assertThat(till.points()
                        .exchange(new PointsCommand.Exchange(key("x"), ANN, TO_COINS, 50, till.now()))
                        .sent())
                .isEqualTo(new AccountResult.Replayed(till.account(), posting(first)));
        assertThat(till.available()).isEqualTo(50);
    }

    @Test
    @DisplayName(
            "an exchange whose rule was taken away is told by its key: new ones are unknown, other ones under it conflict")
    void rule_removed_otherwise() {
        Till till = Till.of(exchanging("1", 2, 1));
        till.give("a", 100);
        exchange(till, 50);
        till.edition(Till.program("2", "UTC", Optional.of(LotPolicy.DEFAULT)));

        assertThat(rejection(exchange(till, 49))).isInstanceOf(Rejection.Conflicting.class);
        assertThat(rejection(till.execute(new PointsCommand.Exchange(key("new"), ANN, TO_COINS, 50, till.now()))))
                .isEqualTo(new Rejection.UnknownExchange(TO_COINS));
        till.points().erase(ANN);
        assertThat(rejection(exchange(till, 50))).isEqualTo(new Rejection.Erased());
    }

    @Test
    @DisplayName("a hold ends as the edition at its end says: what it gives back keeps the lots that it came from")
    void hold() {
        Till till = Till.of(LotsTest.after("P10D"));
        till.give("a", 100);
        till.hold("h", 60, "o1");
        till.edition(Till.program("2", "UTC", Optional.of(LotsTest.after("P1D").clawback(Clawback.UNLIMITED_DEBT))));
        posting(till.commit("h", 20));

        assertThat(till.shelf()).containsExactly("80 until 2026-03-21T00:00:00Z");
        assertThat(entry(till.refund("r", "o1"), EntryKind.RETURN).applied()).isEqualTo(20);
        assertThat(till.shelf()).containsExactly("100 until 2026-03-21T00:00:00Z");
    }

    @Test
    @DisplayName("a hold that an edition without its currency finds open can still be ended")
    void currency_removed() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.hold("h", 60);
        till.hold("i", 10);
        till.edition(PointsProgram.builder(till.program().id(), new PolicyVersion("2"), ZoneOffset.UTC)
                .currency(till.program().currency(COINS).orElseThrow()));

        posting(till.commit("h"));
        posting(till.voidHold("i"));
        assertThat(till.available()).isEqualTo(40);
        assertThat(rejection(till.take("s", 1))).isEqualTo(new Rejection.UnknownCurrency(POINTS));
    }

    @Test
    @DisplayName("a hold released by itself is resolved: a commit or void after it says so, whenever it comes")
    void released() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.holdUntil("h", 40, "2026-03-11T12:00:00Z");
        till.at("2026-03-12T12:00:00Z").run();
        till.take("s", 100);

        Rejection ended = new Rejection.HoldEnded(key("h"), PostingKind.RELEASE, 0);
        assertThat(rejection(till.commit("h"))).isEqualTo(ended);
        assertThat(rejection(till.voidHold("h"))).isEqualTo(ended);
        assertThat(rejection(till.commit("h", 1))).isEqualTo(ended);
    }

    @Test
    @DisplayName(
            "a refund by a fact in another currency than the order's is refused, and the right one is accepted after it")
    void other_money() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 10_000);
        CommunityEvent dollars = CommunityEvent.builder(key("r"), EventType.ORDER_REFUNDED, till.now())
                .actor(ANN)
                .subject(new Subject("o1"))
                .with(new AttributeName("amount"), AttributeValue.of(new Money(10, Currency.getInstance("USD"))))
                .build();

        assertThat(rejection(till.tell(dollars))).isEqualTo(new Rejection.UnknownPayment(new Subject("o1")));
        assertThat(till.available()).isEqualTo(100);
        posting(till.refunded("r", "o1", 10_000));
        assertThat(till.available()).isZero();
    }
}
