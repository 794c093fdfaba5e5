package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.COINS;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.key;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.books.Balance;
import io.communitykit.membership.points.books.PointsBooks;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fact or command")
class FutureAndLateTest {

    private static AccountResult give(Till till, String id, long points, String occurredAt) {
        return till.execute(
                new PointsCommand.Grant(key(id), ANN, POINTS, points, Till.reason(), Instant.parse(occurredAt)));
    }

    @Test
    @DisplayName("from the future is refused beyond the program's tolerance, and the same key may be told again")
    void from_the_future() {
        Till till = Till.of(LotPolicy.DEFAULT);

        assertThat(rejection(give(till, "a", 5, "2026-03-10T12:05:00.000001Z")))
                .isEqualTo(new Rejection.FromTheFuture(
                        Instant.parse("2026-03-10T12:05:00.000001Z"), Instant.parse("2026-03-10T12:05:00Z")));
        posting(give(till, "b", 5, "2026-03-10T12:05:00Z"));
        till.at("2026-03-10T12:00:01Z");
        posting(give(till, "a", 5, "2026-03-10T12:05:00.000001Z"));
    }

    @Test
    @DisplayName("from the future is refused whether fact or command, by the program's own tolerance")
    void own_tolerance() {
        Till till = Till.of(Till.program("UTC", LotPolicy.DEFAULT).futureTolerance(Duration.ZERO));
        Instant late = Instant.parse("2026-03-10T12:00:00.000001Z");
        CommunityEvent order = till.at(late).fact("o", EventType.ORDER_PAID, "o1", 500);
        till.at("2026-03-10T12:00:00Z");

        assertThat(rejection(till.tell(order))).isEqualTo(new Rejection.FromTheFuture(late, till.now()));
        assertThat(rejection(give(till, "a", 5, "2026-03-10T12:00:00.000001Z")))
                .isInstanceOf(Rejection.FromTheFuture.class);
        assertThat(till.postings()).isEmpty();
    }

    @Test
    @DisplayName("told late counts in the window of its own day")
    void own_window() {
        CapId daily = new CapId("daily");
        EarningRule plain = Till.perYuan("bonus", COINS);
        Till till = Till.of(Till.program("UTC", LotPolicy.DEFAULT)
                .cap(new Cap(daily, COINS, CapPeriod.DAY, 100, Cap.Deductions.KEEP_ROOM))
                .rule(new EarningRule(
                        plain.id(),
                        plain.when(),
                        plain.condition(),
                        plain.to(),
                        COINS,
                        plain.effect(),
                        plain.quantity(),
                        List.of(daily))));
        CommunityEvent monday = till.at("2026-03-09T12:00:00Z").fact("late", EventType.ORDER_PAID, "o0", 8_000);
        till.at("2026-03-10T12:00:00Z").paid("o1", 10_000);

        till.tell(monday);
        assertThat(till.pot(COINS).available()).isEqualTo(180);
        till.paid("o2", 10_000);
        assertThat(till.pot(COINS).available()).isEqualTo(180);
    }

    @Test
    @DisplayName("told after its points' time earns them and loses them at once, and both are in the history")
    void expires_at_once() {
        Till till = Till.of(after("P10D"));
        till.give("there", 3);

        give(till, "late", 50, "2026-01-05T12:00:00Z");

        assertThat(till.available()).isEqualTo(3);
        assertThat(till.history()).containsExactly("grant 3", "grant 50", "expire -50");
        assertThat(till.pot().earned()).isEqualTo(53);
        assertThat(till.pot().spent()).isEqualTo(50);
    }

    @Test
    @DisplayName("told after its points' activation finds them active")
    void active_at_once() {
        Till till = Till.of(LotPolicy.DEFAULT.activation(new ActivationRule.After(Period.ofDays(7))));

        give(till, "late", 50, "2026-03-01T12:00:00Z");
        give(till, "new", 1, "2026-03-10T12:00:00Z");

        assertThat(till.available()).isEqualTo(50);
        assertThat(till.pot().pending()).isEqualTo(1);
    }

    @Test
    @DisplayName("told late is recorded now: never before the posting before it, though the clock goes back")
    void recorded_in_order() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 1);
        till.at("2026-03-10T11:00:00Z");
        give(till, "b", 1, "2026-03-01T12:00:00Z");

        List<Posting> postings = till.postings();
        assertThat(postings.get(1).occurredAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(postings.get(1).recordedAt()).isEqualTo(postings.get(0).recordedAt());
    }

    @Test
    @DisplayName("told late changes what was on a day, and not what was known on that day")
    void two_clocks() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.at("2026-03-01T12:00:00Z").give("a", 10);
        till.at("2026-03-10T12:00:00Z");
        give(till, "late", 5, "2026-02-20T12:00:00Z");
        till.take("s", 12);
        PointsBooks books = PointsBooks.builder(till.program(), till.store())
                .clock(till::now)
                .build();
        Instant march5 = Instant.parse("2026-03-05T00:00:00Z");
        Instant feb25 = Instant.parse("2026-02-25T00:00:00Z");
        Instant now = Instant.parse("2026-03-11T00:00:00Z");

        assertThat(books.balanceAt(ANN, march5, march5)).containsEntry(POINTS, balance(10));
        assertThat(books.balanceAt(ANN, march5, now)).containsEntry(POINTS, balance(15));
        assertThat(books.balanceAt(ANN, feb25, now)).containsEntry(POINTS, balance(5));
        assertThat(books.balanceAt(ANN, feb25, march5).getOrDefault(POINTS, Balance.ZERO))
                .isEqualTo(Balance.ZERO);
        assertThat(books.balanceAt(ANN, now, now)).containsEntry(POINTS, balance(3));
    }

    private static Balance balance(long available) {
        return new Balance(available, 0, 0, 0);
    }
}
