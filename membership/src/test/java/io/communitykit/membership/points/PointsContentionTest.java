package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

class PointsContentionTest {

    private static final int THREADS = 16;
    private static final int FACTS = 40;

    @RepeatedTest(20)
    @DisplayName("caps and floor hold and no point is lost under 16 threads on one account that each tell all facts")
    void hot_account() throws Exception {
        Points points = Shop.open(Shop.program("UTC", 1, 1)
                .cap(Shop.daily(50))
                .rule(Shop.grant("up", 3, Shop.DAILY))
                .rule(Shop.deduct("down", 7, Shop.DAILY)));
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                threads.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return tellAll(points, thread);
                }));
            }
            int applied = 0;
            for (Future<Integer> each : threads) {
                applied += each.get(30, TimeUnit.SECONDS);
            }
            assertThat(applied).isEqualTo(FACTS);
        } finally {
            pool.shutdownNow();
        }
        assertBooks(points.statement(Shop.ANN, 10_000).items(), points.balance(Shop.ANN, Shop.POINTS));
    }

    /** Each thread begins elsewhere, so that every fact is raced for. */
    private static int tellAll(Points points, int thread) {
        int applied = 0;
        for (int i = 0; i < FACTS; i++) {
            int fact = (i + thread * 7) % FACTS;
            AccountResult result = points.apply(fact % 4 == 0 ? Shop.report("fact " + fact) : Shop.like("fact " + fact))
                    .accounts()
                    .get(0);
            applied += result instanceof AccountResult.Applied ? 1 : 0;
        }
        return applied;
    }

    /** Plays the postings again in their order: start 1, floor 1, at most 50 net of the day. */
    private static void assertBooks(List<Posting> postings, long balance) {
        assertThat(postings).hasSize(FACTS);
        long expected = 1;
        long used = 0;
        for (int i = 0; i < FACTS; i++) {
            Posting posting = postings.get(i);
            assertThat(posting.sequence()).isEqualTo(i + 1);
            Entry entry = posting.entries().get(posting.entries().size() - 1);
            long applied =
                    entry.asked() > 0 ? Math.min(entry.asked(), 50 - used) : -Math.min(-entry.asked(), expected - 1);
            assertThat(entry.applied()).isEqualTo(applied);
            used += applied;
            expected += applied;
            assertThat(entry.balance()).isEqualTo(expected);
            assertThat(used).isLessThanOrEqualTo(50);
        }
        assertThat(balance).isEqualTo(expected);
    }
}
