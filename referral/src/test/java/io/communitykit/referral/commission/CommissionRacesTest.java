package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.JANUARY;
import static io.communitykit.referral.commission.Shop.KOL;
import static io.communitykit.referral.commission.Shop.by;
import static io.communitykit.referral.commission.Shop.day;
import static io.communitykit.referral.commission.Shop.flat;
import static io.communitykit.referral.commission.Shop.order;
import static io.communitykit.referral.commission.Shop.receipt;
import static io.communitykit.referral.commission.Shop.refund;
import static io.communitykit.referral.commission.Shop.tiered;
import static io.communitykit.referral.commission.Shop.withUpline;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.commission.CommissionResult.Applied;
import io.communitykit.referral.commission.CommissionResult.Telling;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import io.communitykit.referral.spi.CommissionPayout.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("Told at the same time,")
class CommissionRacesTest {

    private static final int THREADS = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Shop shop = new Shop();

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    /** All at once, as far as threads can. */
    private <T> List<T> together(List<Callable<T>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> call : calls) {
            futures.add(threads.submit(() -> {
                barrier.await();
                return call.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    /** A facade whose clock stands at another instant than that of the shop. */
    private Commissions at(CommissionProgram program, Instant now) {
        return Commissions.builder(program, shop.store)
                .clock(() -> now)
                .tolerance(Duration.ofDays(3_650))
                .build();
    }

    @RepeatedTest(50)
    @DisplayName("a refund and the end of the hold come to the same in either order: nothing is dropped (yudao 8.1-3)")
    void refund_races_release() throws Exception {
        CommissionProgram program = tiered("retroactive");
        Commissions before = at(program, day(3));
        Commissions after = at(program, day(35));
        before.paid(order("A", 1, 200_000), by("A", 1));
        before.received(receipt("A", 1), by("A", 1));

        together(List.of(
                () -> before.refunded(refund("r1", "A", 3, 50_000), by("A", 1)),
                () -> after.refunded(refund("r2", "A", 35, 60_000), by("A", 1)),
                () -> after.close(KOL, JANUARY),
                () -> after.runDue(day(35), 10),
                () -> before.liability(List.of(KOL))));

        // 900.00 are left, at 3 per cent.
        assertThat(after.liability(List.of(KOL)).total()).isEqualTo(2_700);
        after.refunded(refund("r3", "A", 35, 90_000), by("A", 1));
        assertThat(after.liability(List.of(KOL)).total()).isZero();
    }

    @RepeatedTest(50)
    @DisplayName("one payment of an order earns once, on both levels, and is replayed to the others")
    void paid_at_once() throws Exception {
        Commissions commissions =
                shop.commissions(flat("\"uplines\": [{\"basis\": \"net-paid\", \"rate\": 100}], \"cap\": 1000"));

        List<CommissionResult> results = together(IntStream.range(0, THREADS)
                .<Callable<CommissionResult>>mapToObj(
                        i -> () -> commissions.paid(order("A", 1, 10_000), withUpline("A", 1)))
                .toList());

        assertThat(results).extracting(result -> ((Applied) result).telling()).containsOnlyOnce(Telling.FIRST);
        assertThat(commissions.liability(List.of(KOL, Shop.UPLINE))).isEqualTo(new Liability(600, 0, 0, 0));
    }

    @RepeatedTest(50)
    @DisplayName("orders across a threshold, refunds and refunds before orders add up whatever the order")
    void many_facts() throws Exception {
        Commissions commissions = shop.commissions(tiered("retroactive"));

        together(List.of(
                () -> commissions.paid(order("A", 1, 60_000), by("A", 1)),
                () -> commissions.paid(order("B", 1, 60_000), by("B", 1)),
                () -> commissions.refunded(refund("r1", "A", 2, 10_000), by("A", 1)),
                () -> commissions.refunded(refund("r2", "A", 2, 20_000), by("A", 1)),
                () -> commissions.received(receipt("B", 2), by("B", 1)),
                () -> commissions.paid(order("C", 1, 20_000), by("C", 1))));

        // 1,100.00 at 5 per cent.
        assertThat(commissions.liability(List.of(KOL)).total()).isEqualTo(5_500);
    }

    @RepeatedTest(50)
    @DisplayName(
            "two payouts at once are one payment by its key, never more than is owed; what is settled stays so (yudao 8.1-4)")
    void paid_out_at_once() throws Exception {
        Map<Payment, Integer> paid = new ConcurrentHashMap<>();
        shop.payout = Optional.of(payment -> paid.merge(payment, 1, Integer::sum) == 1
                ? new Outcome.Paid("first")
                : new Outcome.Again("busy", day(50)));
        Commissions commissions = shop.commissions(flat());
        commissions.paid(order("A", 1, 10_000), by("A", 1));
        commissions.received(receipt("A", 1), by("A", 1));
        shop.now = day(35);
        commissions.close(KOL, JANUARY);

        together(IntStream.range(0, THREADS)
                .<Callable<PayResult>>mapToObj(i -> () -> commissions.pay(KOL, JANUARY))
                .toList());

        assertThat(paid).hasSize(1);
        assertThat(commissions.statement(KOL, JANUARY).orElseThrow().note()).isEqualTo("first");
        assertThat(commissions.liability(List.of(KOL))).isEqualTo(Liability.NONE);
    }
}
