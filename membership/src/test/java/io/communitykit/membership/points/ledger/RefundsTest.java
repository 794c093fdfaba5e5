package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.LotsTest.after;
import static io.communitykit.membership.points.ledger.Till.cents;
import static io.communitykit.membership.points.ledger.Till.entry;
import static io.communitykit.membership.points.ledger.Till.posting;
import static io.communitykit.membership.points.ledger.Till.rejection;
import static io.communitykit.membership.points.ledger.Till.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.money.PointArithmetic;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A refund")
class RefundsTest {

    private static final Subject O1 = new Subject("o1");

    @Test
    @DisplayName("in parts takes back by what was refunded in all, so that small parts are not rounded away")
    void many_small_parts() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 10_050);
        for (int i = 0; i < 201; i++) {
            till.refunded("r" + i, "o1", 50);
            long kept = 10_050 - 50L * (i + 1);
            assertThat(till.available())
                    .as("points left of %s cents kept", kept)
                    .isEqualTo(kept * 100 / 10_050);
        }
        assertThat(till.available()).isZero();
        assertThat(till.pot(Till.GROWTH).balance()).isZero();
    }

    @Test
    @DisplayName("above what was paid is refused with the numbers, also in parts")
    void above_the_order() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 10_000);

        assertThat(rejection(till.refunded("r0", "o1", 10_001)))
                .isEqualTo(new Rejection.AboveOrder(O1, cents(10_000), cents(0), cents(10_001)));
        till.refunded("r1", "o1", 6_000);
        assertThat(rejection(till.refunded("r2", "o1", 4_001)))
                .isEqualTo(new Rejection.AboveOrder(O1, cents(10_000), cents(6_000), cents(4_001)));
        posting(till.refunded("r3", "o1", 4_000));
    }

    @Test
    @DisplayName("before its order is refused, and accepted when it is told again after the order")
    void before_the_order() {
        Till till = Till.of(LotPolicy.DEFAULT);

        assertThat(rejection(till.refunded("r", "o1", 10_000))).isEqualTo(new Rejection.NothingFor(O1));
        assertThat(till.postings()).isEmpty();
        till.paid("o1", 10_000);
        posting(till.refunded("r", "o1", 10_000));
        assertThat(till.available()).isZero();
    }

    @Test
    @DisplayName("told again is a repeat")
    void repeated() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 10_000);
        till.refunded("r", "o1", 5_000);

        replayed(till.refunded("r", "o1", 5_000));
        assertThat(till.available()).isEqualTo(50);
    }

    @Test
    @DisplayName("of a share is refused where nobody said what was paid")
    void unknown_payment() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100, "o1");

        assertThat(rejection(till.refunded("r", "o1", 5_000))).isEqualTo(new Rejection.UnknownPayment(O1));
        posting(till.refund("r2", "o1", 5_000, 10_000));
        assertThat(till.available()).isEqualTo(50);
    }

    @Test
    @DisplayName("of what was refunded whole moves nothing more")
    void nothing_left() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("other", 7);
        till.paid("o1", 10_000);
        till.refund("r1", "o1");
        till.refund("r2", "o1");

        assertThat(till.available()).isEqualTo(7);
        assertThat(till.pot(Till.GROWTH).balance()).isZero();
    }

    @Test
    @DisplayName("in parts is accepted up to the last part, also when the first ones have left no point to take back")
    void nothing_left_but_money() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 150);

        assertThat(entry(till.refunded("r1", "o1", 60), EntryKind.CLAWBACK).applied())
                .isEqualTo(-1);
        assertThat(posting(till.refunded("r2", "o1", 60)).entries()).isEmpty();
        assertThat(rejection(till.refunded("r3", "o1", 31)))
                .isEqualTo(new Rejection.AboveOrder(O1, cents(150), cents(120), cents(31)));
        posting(till.refunded("r4", "o1", 30));
    }

    @Test
    @DisplayName("of an order too small to earn is accepted, part for part")
    void too_small() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 99);

        assertThat(posting(till.refunded("r1", "o1", 50)).applied(Till.POINTS)).isZero();
        assertThat(posting(till.refunded("r2", "o1", 49)).applied(Till.POINTS)).isZero();
        assertThat(rejection(till.refunded("r3", "o1", 1)))
                .isEqualTo(new Rejection.AboveOrder(O1, cents(99), cents(99), cents(1)));
    }

    @Test
    @DisplayName("undoes every currency that the order earned, growth exactly")
    void currencies() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o0", 3_300);
        till.paid("o1", 10_000);
        till.take("s", 133);

        AccountResult result = till.refunded("r", "o1", 10_000);

        assertThat(entry(result, Till.GROWTH, EntryKind.CLAWBACK).applied()).isEqualTo(-100);
        assertThat(till.pot(Till.GROWTH).balance()).isEqualTo(33);
        assertThat(till.available()).isZero();
    }

    @Test
    @DisplayName("gives a cap's room back where the cap says so, and only there")
    void caps() {
        assertThat(secondOrder(Cap.Deductions.GIVE_ROOM_BACK)).isEqualTo(40);
        assertThat(secondOrder(Cap.Deductions.KEEP_ROOM)).isZero();
    }

    /** What an order of 40.00 earns after one of 200.00 that used up the cap of the day was refunded. */
    private static long secondOrder(Cap.Deductions deductions) {
        CapId daily = new CapId("daily");
        EarningRule plain = Till.perYuan("bonus", Till.COINS);
        EarningRule capped = new EarningRule(
                plain.id(),
                plain.when(),
                plain.condition(),
                plain.to(),
                plain.currency(),
                plain.effect(),
                plain.quantity(),
                List.of(daily));
        PointsProgram.Builder program = Till.program("UTC", LotPolicy.DEFAULT)
                .cap(new Cap(daily, Till.COINS, CapPeriod.DAY, 100, deductions))
                .rule(capped);
        Till till = Till.of(program);
        till.paid("o1", 20_000);
        assertThat(till.pot(Till.COINS).available()).isEqualTo(100);
        till.refunded("r", "o1", 20_000);
        assertThat(till.pot(Till.COINS).available()).isZero();
        till.paid("o2", 4_000);
        return till.pot(Till.COINS).available();
    }

    @Test
    @DisplayName("restores a redemption to its original lots with their own expiry")
    void restores() {
        Till till = Till.of(after("P10D"));
        till.give("a", 10);
        till.at("2026-03-15T12:00:00Z").give("b", 10);
        List<String> before = till.shelf();
        till.take("s", 15, "o1");

        AccountResult result = till.at("2026-03-16T12:00:00Z").refund("r", "o1");

        assertThat(entry(result, EntryKind.RETURN).applied()).isEqualTo(15);
        assertThat(till.shelf()).isEqualTo(before);
    }

    @Test
    @DisplayName("of a part returns the whole part of its share, and the last part the rest to the same lots")
    void restores_partly() {
        Till till = Till.of(after("P10D"));
        till.give("a", 10);
        till.at("2026-03-15T12:00:00Z").give("b", 10);
        List<String> before = till.shelf();
        till.take("s", 15, "o1");

        till.refund("r1", "o1", 50, 100);
        assertThat(till.available()).isEqualTo(5 + 7);
        till.refund("r2", "o1", 50, 100);
        assertThat(till.shelf()).isEqualTo(before);
    }

    @Test
    @DisplayName("returns points to a lot that has expired meanwhile only to lose them, and says so")
    void lost() {
        Till till = Till.of(after("P10D"));
        till.give("a", 10);
        till.at("2026-03-15T12:00:00Z").give("b", 10);
        till.take("s", 15, "o1");

        till.at("2026-03-22T12:00:00Z").refund("r", "o1");

        assertThat(till.shelf()).containsExactly("10 until 2026-03-26T00:00:00Z");
        assertThat(till.history()).containsExactly("grant 10", "grant 10", "spend -15", "return 15", "expire -10");
    }

    @Test
    @DisplayName("returns points to a lot that has expired meanwhile for the policy's grace")
    void grace() {
        Till till = Till.of(after("P10D").grace(Period.ofDays(5)));
        till.give("a", 10);
        till.take("s", 6, "o1");

        till.at("2026-04-20T12:00:00Z").refund("r", "o1");

        assertThat(till.available()).isEqualTo(6);
        assertThat(till.at("2026-04-25T23:59:59Z").available()).isEqualTo(6);
        assertThat(till.at("2026-04-26T00:00:00Z").available()).isZero();
    }

    @Test
    @DisplayName("of an order that earned and spent pays one with the other where the member has nothing else")
    void earned_and_spent() {
        Till till = Till.of(LotPolicy.DEFAULT.clawback(Clawback.UNLIMITED_DEBT));
        till.give("a", 30);
        till.take("s", 30, "o1");
        till.paid("o1", 10_000);
        till.take("elsewhere", 100);

        till.refunded("r", "o1", 10_000);

        assertThat(till.pot().debt()).isEqualTo(70);
        assertThat(till.available()).isZero();
    }

    @Test
    @DisplayName("of a cancelled order, whose points still wait, takes back the waiting points")
    void pending() {
        Till till = Till.of(LotsTest.waiting("P7D", ExpiryRule.Never.INSTANCE));
        till.paid("o1", 10_000);

        assertThat(entry(till.refunded("r", "o1", 10_000), EntryKind.CLAWBACK).shift())
                .isEqualTo(Shift.pending(-100));
        assertThat(till.at("2026-04-01T00:00:00Z").pot().balance()).isZero();
        assertThat(till.run().history()).containsExactly("earn 100", "clawback -100");
    }

    @Test
    @DisplayName("is about the order that it names, not about others of the member or the same one of another")
    void one_order() {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("o1", 10_000);
        till.paid("o2", 10_000);
        till.as(Till.BOB);
        till.tell(till.fact("paid by bob", EventType.ORDER_PAID, "o1", 5_000));
        till.as(Till.ANN).refund("r", "o1");

        assertThat(till.available()).isEqualTo(100);
        assertThat(till.as(Till.BOB).available()).isEqualTo(50);
        assertThat(till.pot(Till.GROWTH).balance()).isEqualTo(50);
    }

    @Test
    @DisplayName("line by line takes back what the lines' shares of the points are, which add up to all of them")
    void by_lines() {
        List<Long> lines = List.of(3_333L, 3_333L, 3_334L);
        Till till = Till.of(LotPolicy.DEFAULT);
        till.paid("order", 10_000);
        long earned = till.available();

        List<Long> shares = PointArithmetic.allocate(earned, lines);
        List<Long> taken = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            long before = till.available();
            posting(till.refund("line " + line, "order", lines.get(line), 10_000));
            taken.add(before - till.available());
        }

        assertThat(earned).isEqualTo(100);
        assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(earned);
        assertThat(taken).isEqualTo(List.of(34L, 33L, 33L));
        assertThat(till.available()).isZero();
    }

    @Test
    @DisplayName(
            "in parts takes again what its parts gave back to the order's own lots before it takes any other points")
    void own_lots_in_parts() {
        List<Long> parts = List.of(5_690L, 1_175L, 476L);
        List<List<Long>> ends = new ArrayList<>();
        for (List<Long> amounts : List.of(List.of(7_341L), parts)) {
            ExpiryRule rule = new ExpiryRule.Inactivity(Period.ofMonths(1), Optional.of(CalendarWindow.Period.YEAR));
            Till till = Till.of(
                    LotPolicy.DEFAULT.expiry(rule).order(ConsumptionOrder.LIFO).grace(Period.ofDays(3)));
            till.at("2028-01-23T12:00:00Z").give("a", 88, "order");
            till.at("2028-02-04T12:00:00Z").give("b", 6, "order");
            till.take("s", 16, "order");
            // The balance lapses at the end of the year; a fact that is told late brings it back to life.
            till.at("2029-01-09T12:00:00Z")
                    .execute(new PointsCommand.Grant(
                            Till.key("late"),
                            Till.ANN,
                            Till.POINTS,
                            11,
                            Till.reason(),
                            Instant.parse("2028-12-05T12:00:00Z")));
            for (int i = 0; i < amounts.size(); i++) {
                posting(till.refund("part " + i, "order", amounts.get(i), 7_341));
            }
            ends.add(till.lots().stream()
                    .map(Lot::points)
                    .filter(left -> left > 0)
                    .toList());
        }
        assertThat(ends).containsExactly(List.of(11L), List.of(11L));
    }

    @Test
    @DisplayName(
            "that names another amount as paid than an earlier one is refused, whichever came first; the same goes on")
    void other_payment() {
        for (long first : new long[] {3_000, 2_000}) {
            long other = 5_000 - first;
            Till till = Till.of(LotPolicy.DEFAULT);
            till.give("a", 600, "order");
            posting(till.refund("f", "order", 1_000, first));
            long left = till.available();

            assertThat(rejection(till.refund("g", "order", 1_000, other)))
                    .isEqualTo(new Rejection.OtherPayment(new Subject("order"), Till.cents(other)));
            assertThat(till.available()).isEqualTo(left);
            posting(till.refund("h", "order", first - 1_000, first));
            assertThat(till.available()).isZero();
        }
    }
}
