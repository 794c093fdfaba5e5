package io.communitykit.referral.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("A contest that many come to at once")
class ContestsContentionTest {

    private static List<ContestResult> atOnce(List<Callable<ContestResult>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CyclicBarrier start = new CyclicBarrier(work.size());
            List<Future<ContestResult>> all = new ArrayList<>();
            for (Callable<ContestResult> each : work) {
                all.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            List<ContestResult> results = new ArrayList<>();
            for (Future<ContestResult> each : all) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long count(List<ContestResult> results, Class<? extends ContestResult> type) {
        return results.stream().filter(type::isInstance).count();
    }

    private static long declined(List<ContestResult> results, Reason reason) {
        return results.stream()
                .filter(it -> it instanceof ContestResult.Declined declined && declined.reason() == reason)
                .count();
    }

    @RepeatedTest(50)
    @DisplayName("loses no point of a hundred facts, and counts none twice")
    void scores() throws Exception {
        Tournament shop = new Tournament(Tournament.policy());
        shop.contests.open(Tournament.PK);
        for (int i = 0; i < 8; i++) {
            shop.joins("m" + i, "t" + i % 2);
        }
        List<Callable<ContestResult>> work = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // Eighty facts, twenty of them told twice.
            String key = "k" + i % 80;
            String member = "m" + i % 80 % 8;
            work.add(() -> shop.orders(member, key));
        }
        List<ContestResult> results = atOnce(work);
        assertThat(count(results, ContestResult.Applied.class)).isEqualTo(80);
        assertThat(count(results, ContestResult.Replayed.class)).isEqualTo(20);
        assertThat(shop.scores().values()).containsOnly(200L).hasSize(8);
        assertThat(shop.board().rows()).allMatch(it -> it.team().score() == 800);
    }

    @RepeatedTest(50)
    @DisplayName("has one last seat for all who want it, and tells the others that the team is full")
    void lastSeat() throws Exception {
        Tournament shop = new Tournament(Tournament.policy());
        shop.contests.open(Tournament.PK);
        shop.joins("a", "red");
        shop.joins("b", "red");
        shop.joins("c", "red");
        List<Callable<ContestResult>> work = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String member = "m" + i;
            work.add(() -> shop.joins(member, "red"));
        }
        List<ContestResult> results = atOnce(work);
        assertThat(count(results, ContestResult.Applied.class)).isEqualTo(1);
        assertThat(declined(results, Reason.TEAM_FULL)).isEqualTo(19);
        assertThat(shop.contest().members()).isEqualTo(4);
    }

    @RepeatedTest(50)
    @DisplayName("founds three teams of all who found one, and lets one member into one team")
    void founders() throws Exception {
        Tournament shop = new Tournament(Tournament.policy());
        shop.contests.open(Tournament.PK);
        List<Callable<ContestResult>> work = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String member = "m" + i / 2;
            String team = "t" + i;
            work.add(() -> shop.joins(member, team));
        }
        List<ContestResult> results = atOnce(work);
        assertThat(count(results, ContestResult.Applied.class)).isEqualTo(3);
        assertThat(shop.board().rows()).hasSize(3);
        assertThat(shop.scores()).hasSize(3);
        assertThat(shop.contest().teams()).isEqualTo(3);
    }

    @RepeatedTest(50)
    @DisplayName("counts no more than the limit of a day, and takes a point back once")
    void limits() throws Exception {
        Tournament shop = new Tournament(
                Tournament.policy("\"scores\": [{\"action\": \"order.paid\", \"points\": 20, \"perDay\": 3}]"));
        shop.contests.open(Tournament.PK);
        shop.joins("a", "red");
        List<Callable<ContestResult>> work = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String key = "k" + i;
            work.add(() -> shop.orders("a", key));
        }
        List<ContestResult> results = atOnce(work);
        assertThat(count(results, ContestResult.Applied.class)).isEqualTo(3);
        assertThat(count(results, ContestResult.NotCounted.class)).isEqualTo(9);
        List<Callable<ContestResult>> back = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String key = "k" + i % 12;
            back.add(() -> shop.takesBack(key));
        }
        assertThat(count(atOnce(back), ContestResult.Applied.class)).isEqualTo(12);
        assertThat(shop.scores()).isEqualTo(Map.of("a", 0L));
    }

    @RepeatedTest(50)
    @DisplayName("pays each share once, whoever runs what is due, of a board that no late fact changes")
    void prizes() throws Exception {
        Tournament shop = new Tournament(Tournament.policy());
        shop.contests.open(Tournament.PK);
        for (int i = 0; i < 6; i++) {
            shop.joins("m" + i, "t" + i % 2);
            shop.orders("m" + i, "k" + i);
        }
        shop.now = shop.now.plus(Tournament.DAY.multipliedBy(3)).minusNanos(1_000);
        Callable<ContestResult> due = () -> {
            shop.now = Tournament.START.plus(Tournament.DAY.multipliedBy(3));
            shop.contests.runDue(shop.now);
            return shop.contests.open(Tournament.PK);
        };
        List<ContestResult> results = atOnce(
                List.of(due, due, due, () -> shop.tells("m1", Tournament.INVITED, "late", Tournament.START), due));
        shop.contests.runDue(shop.now);
        boolean counted = results.get(3) instanceof ContestResult.Applied;
        assertThat(shop.wallet.paid())
                .isEqualTo(
                        counted
                                // Of 100.00 by 70, 20 and 20 for team t1; 50.00 by 20 each for t0.
                                ? Map.of(
                                        "m1", 6_364L, "m3", 1_818L, "m5", 1_818L, "m0", 1_667L, "m2", 1_667L, "m4",
                                        1_666L)
                                // Both had their last point at one instant: 150.00 are 75.00 for each.
                                : Map.of(
                                        "m0", 2_500L, "m1", 2_500L, "m2", 2_500L, "m3", 2_500L, "m4", 2_500L, "m5",
                                        2_500L));
        assertThat(shop.contest().owed()).isZero();
    }
}
