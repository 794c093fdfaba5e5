package io.communitykit.membership.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("Under many threads")
class RacesTest {

    private static final int THREADS = 20;

    /** How many of the threads' answers are true. */
    private static int race(IntFunction<Boolean> each) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                threads.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return each.apply(thread);
                }));
            }
            int yes = 0;
            for (Future<Boolean> thread : threads) {
                yes += thread.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            return yes;
        } finally {
            pool.shutdownNow();
        }
    }

    @RepeatedTest(20)
    @DisplayName("holds never set aside more than there is")
    void holds() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 60);
        till.give("b", 40);

        int made = race(thread -> till.hold("h" + thread, 7).posted().isPresent());

        assertThat(made).isEqualTo(100 / 7);
        assertThat(till.pot().held()).isEqualTo(98);
        assertThat(till.available()).isEqualTo(2);
    }

    @RepeatedTest(20)
    @DisplayName("a hold ends once, committed or voided")
    void one_end() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT);
        till.give("a", 100);
        till.hold("h", 60);

        int ended = race(
                thread -> (thread % 2 == 0 ? till.commit("h") : till.voidHold("h")) instanceof AccountResult.Applied);

        assertThat(ended).isEqualTo(1);
        assertThat(till.available()).isIn(40L, 100L);
        assertThat(till.pot().held()).isZero();
        assertThat(till.postings()).hasSize(3);
    }

    @RepeatedTest(20)
    @DisplayName("a sender of 100 points gives away 100 points, not 100 to each of 20 takers")
    void one_hundred() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT.transfer(TransferRule.KEEP_EXPIRY));
        till.give("a", 100);

        int moved = race(thread -> till.send("gift " + thread, Till.BOB, 100).moved());

        assertThat(moved).isEqualTo(1);
        assertThat(till.pot().balance()).isZero();
        assertThat(till.as(Till.BOB).available()).isEqualTo(100);
    }

    @RepeatedTest(20)
    @DisplayName("transfers in both directions between two members end, and keep the sum")
    void to_and_fro() throws Exception {
        Till till = Till.of(LotPolicy.DEFAULT.transfer(TransferRule.KEEP_EXPIRY));
        till.give("a", 50);
        till.as(Till.BOB).give("b", 50);

        int moved = race(thread -> till.points()
                .transfer(new PointsCommand.Transfer(
                        Till.key("gift " + thread),
                        thread % 2 == 0 ? Till.ANN : Till.BOB,
                        thread % 2 == 0 ? Till.BOB : Till.ANN,
                        Till.POINTS,
                        5,
                        Till.reason(),
                        till.now()))
                .moved());

        assertThat(moved).isEqualTo(THREADS);
        assertThat(till.as(Till.ANN).available()).isEqualTo(50);
        assertThat(till.as(Till.BOB).available()).isEqualTo(50);
    }
}
