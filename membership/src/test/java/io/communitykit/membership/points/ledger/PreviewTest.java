package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.COINS;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.Reinstatement;
import io.communitykit.membership.points.lot.TransferRule;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A preview")
class PreviewTest {

    private static final RuleId TO_COINS = new RuleId("to-coins");

    /** An account with something of everything, on a day on which something is due. */
    private static Till busy() {
        Till till = Till.of(Till.program(
                        "UTC",
                        after("P10D")
                                .clawback(Clawback.UNLIMITED_DEBT)
                                .transfer(TransferRule.KEEP_EXPIRY)
                                .reinstatement(new Reinstatement(Period.ofDays(30), Period.ofDays(5))))
                .exchange(new ExchangeRule(TO_COINS, POINTS, 3, Optional.empty(), COINS, 2)));
        till.give("old", 50);
        till.at("2026-03-15T12:00:00Z").give("a", 100);
        till.paid("o1", 10_000);
        till.hold("h", 30);
        till.take("s", 120);
        return till.at("2026-03-22T12:00:00Z");
    }

    private static Stream<PointsCommand> commands() {
        Till till = busy();
        return Stream.of(
                new PointsCommand.Grant(key("x"), ANN, POINTS, 5, Till.reason(), till.now()),
                new PointsCommand.Spend(key("x"), ANN, POINTS, 5, Till.reason(), till.now()),
                new PointsCommand.Spend(key("x"), ANN, POINTS, 5_000, Till.reason(), till.now()),
                new PointsCommand.Spend(key("a"), ANN, POINTS, 5, Till.reason(), till.now()),
                new PointsCommand.Adjust(key("x"), ANN, POINTS, -5, Till.reason(), till.now()),
                new PointsCommand.Hold(key("x"), ANN, POINTS, 5, Optional.empty(), Optional.empty(), till.now()),
                new PointsCommand.Commit(key("h"), ANN, till.now()),
                new PointsCommand.VoidHold(key("h"), ANN, till.now()),
                new PointsCommand.Refund(key("x"), ANN, new Subject("o1"), Optional.empty(), Till.reason(), till.now()),
                new PointsCommand.Undo(new PostingKey(key("a"), Leg.MAIN), ANN, Till.reason(), till.now()),
                new PointsCommand.Reinstate(key("x"), ANN, POINTS, 1, Till.reason(), till.now()),
                new PointsCommand.Transfer(key("x"), ANN, BOB, POINTS, 5, Till.reason(), till.now()),
                new PointsCommand.Exchange(key("x"), ANN, TO_COINS, 10, till.now()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    @DisplayName("of a command says to the byte what the command then does")
    void equals_execution(PointsCommand command) {
        Till till = busy();

        AccountResult shown = till.points().preview(command);
        AccountResult done = till.execute(command);

        assertThat(shown).isEqualTo(done);
    }

    @ParameterizedTest
    @MethodSource("commands")
    @DisplayName("changes nothing, posts nothing that is due, and consumes no key")
    void changes_nothing(PointsCommand command) {
        Till till = busy();
        List<Posting> postings = till.postings();
        List<Lot> lots = till.lots();

        AccountResult first = till.points().preview(command);

        assertThat(till.points().preview(command)).isEqualTo(first);
        assertThat(till.postings()).isEqualTo(postings);
        assertThat(till.lots()).isEqualTo(lots);
        assertThat(till.as(BOB).postings()).isEmpty();
        assertThat(till.execute(command)).isEqualTo(first);
    }

    @Test
    @DisplayName("of a fact says what the fact then does, and of its repeat that it is one")
    void facts() {
        Till till = busy();
        CommunityEvent order = till.fact("o2", EventType.ORDER_PAID, "o2", 4_200);

        FactResult shown = till.points().preview(order);
        assertThat(till.points().apply(order)).isEqualTo(shown);
        assertThat(till.points().preview(order).accounts().get(0)).isInstanceOf(AccountResult.Replayed.class);
    }

    @Test
    @DisplayName("of a refund of an order that is not there yet says so")
    void refused() {
        Till till = busy();
        FactResult shown = till.points().preview(till.fact("r", EventType.ORDER_REFUNDED, "o9", 100));

        assertThat(shown.accounts())
                .singleElement()
                .isEqualTo(new AccountResult.Rejected(till.account(), new Rejection.NothingFor(new Subject("o9"))));
    }
}
