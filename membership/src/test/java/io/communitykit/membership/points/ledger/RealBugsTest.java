package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.COINS;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static io.communitykit.membership.points.ledger.Till.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("What other mall frameworks get wrong is right here:")
class RealBugsTest {

    private static final int THREADS = 16;

    private static List<AccountResult> race(IntFunction<AccountResult> each) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<AccountResult>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                threads.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return each.apply(thread);
                }));
            }
            List<AccountResult> results = new ArrayList<>();
            for (Future<AccountResult> thread : threads) {
                results.add(thread.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("of two orders priced from one balance, the second is told that its points are not there")
    void no_silent_return() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        posting(till.take("order 1", 80, "o1"));

        assertThat(rejection(till.take("order 2", 80, "o2"))).isEqualTo(new Rejection.Insufficient(POINTS, 20, 60));
    }

    @Test
    @DisplayName("a refund after the points are spent leaves a row that says what nobody pays")
    void clawback_is_not_dropped() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 10_000);
        till.take("s", 100);

        Entry entry = entry(till.refunded("r", "o1", 10_000), EntryKind.CLAWBACK);

        assertThat(entry.asked()).isEqualTo(-100);
        assertThat(((Limit.Refund) entry.limit().orElseThrow()).forgiven()).isEqualTo(100);
    }

    @RepeatedTest(10)
    @DisplayName("concurrent spendings never take a balance below 0")
    void no_stale_check() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 50);

        List<AccountResult> results = race(thread -> till.take("s" + thread, 10));

        assertThat(results.stream().filter(result -> result.posted().isPresent()))
                .hasSize(5);
        assertThat(till.available()).isZero();
    }

    @RepeatedTest(10)
    @DisplayName("the running balance of every row is that of the row before and its own movement, under threads")
    void running_balance() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 1_000);

        race(thread -> thread % 2 == 0 ? till.take("s" + thread, thread + 1) : till.give("g" + thread, thread + 1));

        long balance = 0;
        for (Posting posting : till.postings()) {
            for (Entry entry : posting.entries()) {
                balance += entry.applied();
                assertThat(entry.balance()).isEqualTo(balance);
            }
        }
        assertThat(till.postings()).hasSize(THREADS + 1);
        assertThat(till.pot().balance()).isEqualTo(balance);
    }

    @RepeatedTest(10)
    @DisplayName("a redelivered order earns once, also when all deliveries come at the same time")
    void redelivered() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT);

        List<AccountResult> results = race(thread -> till.paid("o1", 10_000));

        assertThat(results.stream().filter(AccountResult.Applied.class::isInstance))
                .hasSize(1);
        assertThat(results.stream().filter(AccountResult.Replayed.class::isInstance))
                .hasSize(THREADS - 1);
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("a fact that no rule speaks of is answered as such, not logged and taken for done")
    void unknown_business() {
        Till till = Till.of(LotPolicy.DEFAULT);

        assertThat(till.points()
                        .apply(till.fact("x", EventType.SURVEY_ANSWERED, "s1", 100))
                        .unruled())
                .isTrue();
    }

    @Test
    @DisplayName("three equal shares of 1,000 points add up to 1,000, in points and in lots")
    void shares_add_up() {
        Till till = Till.of(LotPolicy.DEFAULT.order(ConsumptionOrder.PROPORTIONAL));
        till.give("line 1", 999);
        till.give("line 2", 999);
        till.give("line 3", 999);

        List<LotShare> shares = entry(till.take("s", 1_000), EntryKind.SPEND).lots();

        assertThat(shares).extracting(LotShare::points).containsExactlyInAnyOrder(-334L, -333L, -333L);
    }

    @Test
    @DisplayName("a cancelled order gives back the points that paid for it, though the host did not say how many")
    void cancelled_order() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.take("s", 60, "o1");

        assertThat(entry(till.refund("cancelled", "o1"), EntryKind.RETURN).applied())
                .isEqualTo(60);
        assertThat(till.available()).isEqualTo(100);
    }

    @Test
    @DisplayName("an order cancelled by hand and by time-out gives its points back once")
    void cancelled_twice() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.take("s", 60, "o1");
        till.refund("by hand", "o1");
        till.refund("by time-out", "o1");

        assertThat(till.available()).isEqualTo(100);
    }

    @RepeatedTest(10)
    @DisplayName("of concurrent gifts and spendings no update is lost to an older balance")
    void no_lost_update() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);

        race(thread -> thread % 2 == 0 ? till.take("s" + thread, 3) : till.give("g" + thread, 5));

        assertThat(till.available()).isEqualTo(100 - 8 * 3 + 8 * 5);
    }

    @Test
    @DisplayName("points and growth of an order are on the account when the order is answered")
    void credited() {
        Till till = Till.of(LotPolicy.DEFAULT);
        Posting posting = posting(till.paid("o1", 10_000));

        assertThat(posting.applied(POINTS)).isEqualTo(till.available()).isEqualTo(100);
        assertThat(posting.applied(Till.GROWTH))
                .isEqualTo(till.pot(Till.GROWTH).balance())
                .isEqualTo(100);
    }

    @RepeatedTest(10)
    @DisplayName("frozen points thaw once and whole, though others move the balance at that moment")
    void thaw() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT.activation(new ActivationRule.After(Period.ofDays(7))));
        till.give("frozen", 100);
        till.at("2026-03-17T00:00:00Z");

        race(thread -> till.take("s" + thread, 5));

        assertThat(till.available()).isEqualTo(100 - THREADS * 5);
        assertThat(till.pot().pending()).isZero();
        assertThat(till.history().stream().filter(line -> line.startsWith("activate")))
                .hasSize(1);
    }

    @Test
    @DisplayName("a refund after the freeze takes the points back as one during it does")
    void refund_after_the_freeze() {
        Till till = Till.of(LotPolicy.DEFAULT.activation(new ActivationRule.After(Period.ofDays(7))));
        till.paid("o1", 10_000);
        till.at("2026-04-01T00:00:00Z");
        assertThat(till.available()).isEqualTo(100);

        assertThat(entry(till.refunded("r", "o1", 10_000), EntryKind.CLAWBACK).shift())
                .isEqualTo(Shift.available(-100));
        assertThat(till.pot().balance()).isZero();
    }

    @Test
    @DisplayName("a deduction beyond the balance is refused or cut, and says which, never skipped")
    void no_skipped_deduction() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 5);

        assertThat(rejection(till.adjust("down", -6))).isEqualTo(new Rejection.Insufficient(POINTS, 5, 1));
        assertThat(till.available()).isEqualTo(5);
    }

    @Test
    @DisplayName(
            "the refund of an order paid partly with points takes back what it earned and gives back what it spent")
    void paid_partly_with_points() {
        Till till = Till.of(LotPolicy.DEFAULT.clawback(Clawback.UNLIMITED_DEBT));
        till.give("a", 40);
        till.take("s", 30, "o1");
        till.paid("o1", 7_000);

        AccountResult result = till.refunded("r", "o1", 7_000);

        assertThat(entry(result, EntryKind.CLAWBACK).asked()).isEqualTo(-70);
        assertThat(entry(result, EntryKind.RETURN).asked()).isEqualTo(30);
        assertThat(till.available()).isEqualTo(40);
        assertThat(till.shelf()).containsExactly("40");
    }

    @Test
    @DisplayName("what was answered as done is in the store, where another facade finds it at once")
    void no_queue() {
        Till till = Till.of(LotPolicy.DEFAULT);
        AccountResult result = till.give("a", 5);
        Till other = Till.of(Till.program("UTC", LotPolicy.DEFAULT), till.store());

        assertThat(other.available()).isEqualTo(5);
        assertThat(replayed(other.give("a", 5))).isEqualTo(posting(result));
        assertThat(other.pot(COINS).balance()).isZero();
    }

    @Test
    @DisplayName("a row that was cut at 0 says what moved, not what was asked, so that the rows add up to the balance")
    void rows_add_up() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 10_000);
        till.execute(new PointsCommand.Spend(Till.key("s"), Till.ANN, Till.GROWTH, 70, Till.reason(), till.now()));
        Entry cut = entry(till.refunded("r", "o1", 10_000), Till.GROWTH, EntryKind.CLAWBACK);

        assertThat(cut.asked()).isEqualTo(-100);
        assertThat(cut.applied()).isEqualTo(-30);
        assertThat(till.postings().stream()
                        .mapToLong(posting -> posting.applied(Till.GROWTH))
                        .sum())
                .isEqualTo(till.pot(Till.GROWTH).balance())
                .isZero();
    }

    @RepeatedTest(10)
    @DisplayName(
            "of check-ins that come at the same time, each under its own key, one a day earns, by the shop's own day")
    void one_check_in_a_day() throws Exception {
        CapId daily = new CapId("daily");
        Till till = Till.of(Till.program("Asia/Shanghai", LotPolicy.DEFAULT)
                .cap(new Cap(daily, COINS, CapPeriod.DAY, 5, Cap.Deductions.KEEP_ROOM))
                .rule(new EarningRule(
                        new RuleId("check-in"),
                        EventType.MEMBER_CHECKED_IN,
                        Optional.empty(),
                        EarningRule.Party.ACTOR,
                        COINS,
                        EarningRule.Effect.GRANT,
                        new Quantity.Fixed(5),
                        List.of(daily))));
        till.at("2026-03-10T15:59:59Z");
        race(thread -> till.tell(till.fact("c" + thread, EventType.MEMBER_CHECKED_IN, "today", 1)));
        assertThat(till.pot(COINS).available()).isEqualTo(5);

        till.at("2026-03-10T16:00:00Z");
        race(thread -> till.tell(till.fact("d" + thread, EventType.MEMBER_CHECKED_IN, "tomorrow", 1)));
        assertThat(till.pot(COINS).available()).isEqualTo(10);
    }

    @RepeatedTest(10)
    @DisplayName("of concurrent changes of points and of growth on one account neither writes over the other")
    void no_whole_row() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 1_000);

        race(thread -> thread % 2 == 0 ? till.take("s" + thread, 10) : till.paid("o" + thread, 700));

        assertThat(till.available()).isEqualTo(1_000 - 8 * 10 + 8 * 7);
        assertThat(till.pot(Till.GROWTH).balance()).isEqualTo(8 * 7);
    }
}
