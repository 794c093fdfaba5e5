package io.communitykit.referral.team;

import static io.communitykit.referral.team.GroupBuy.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.team.TeamFact.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("A team that many come to at once")
class TeamsContentionTest {

    private static List<TeamResult> atOnce(List<Callable<TeamResult>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CyclicBarrier start = new CyclicBarrier(work.size());
            List<Future<TeamResult>> all = new ArrayList<>();
            for (Callable<TeamResult> each : work) {
                all.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            List<TeamResult> results = new ArrayList<>();
            for (Future<TeamResult> each : all) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @RepeatedTest(50)
    @DisplayName("has three seats for a hundred, and tells the others that it is full (yudao, litemall)")
    void hundredForThree() throws Exception {
        GroupBuy shop = new GroupBuy(GroupBuy.of(4));
        shop.opens("leader");
        List<Callable<TeamResult>> work = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String member = "m" + i;
            work.add(() -> shop.joins(member));
        }
        List<TeamResult> results = atOnce(work);
        assertThat(results.stream().filter(it -> it instanceof TeamResult.Applied))
                .hasSize(3);
        assertThat(results.stream()
                        .filter(it ->
                                it instanceof TeamResult.Declined declined && declined.reason() == Reason.TEAM_FULL))
                .hasSize(97);
        assertThat(shop.team().occupied()).isEqualTo(4);
    }

    @RepeatedTest(50)
    @DisplayName("is complete when the two last seats are paid at once (yudao counted each for itself)")
    void lastTwo() throws Exception {
        GroupBuy shop = new GroupBuy(GroupBuy.of(3));
        shop.fills("a");
        List<TeamResult> results =
                atOnce(List.of(() -> shop.pays("b"), () -> shop.pays("c"), () -> shop.pays("d"), () -> shop.pays("b")));
        assertThat(shop.status()).isEqualTo(TeamStatus.SUCCEEDED);
        assertThat(shop.team().paid()).isEqualTo(3);
        // Of three who paid for two seats, one got the money back.
        assertThat(shop.till.all()).hasSize(1);
        assertThat(shop.till.all().keySet()).isSubsetOf("o-b", "o-c", "o-d");
        assertThat(results.stream().filter(it -> it instanceof TeamResult.Late)).hasSize(1);
    }

    @RepeatedTest(50)
    @DisplayName(
            "either completes or expires when its last payment and its end come at once, and pays back accordingly")
    void paymentRacesEnd() throws Exception {
        GroupBuy shop = new GroupBuy(GroupBuy.of(2));
        shop.fills("a");
        shop.joins("b");
        shop.now = shop.now.plus(Duration.ofHours(24)).minusNanos(1_000);
        atOnce(List.of(() -> shop.pays("b"), () -> {
            shop.now = shop.now.plusNanos(1_000);
            shop.teams.runDue(shop.now);
            return shop.joins("c");
        }));
        shop.teams.runDue(shop.now);
        if (shop.status() == TeamStatus.SUCCEEDED) {
            assertThat(shop.till.all()).isEmpty();
        } else {
            assertThat(shop.till.all()).containsOnlyKeys("o-a", "o-b");
        }
        assertThat(shop.team().isOwing()).isFalse();
    }

    @RepeatedTest(50)
    @DisplayName("gives one member one seat, however often and by how many orders the member comes")
    void oneMember() throws Exception {
        GroupBuy shop = new GroupBuy(GroupBuy.of(9));
        shop.opens("leader");
        List<Callable<TeamResult>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            OrderId order = new OrderId("o" + i % 4);
            work.add(() -> shop.teams.paid(TEAM, new MemberId("b"), order, GroupBuy.yuan(100), Standing.KNOWN));
        }
        atOnce(work);
        assertThat(shop.team().paid()).isEqualTo(1);
        assertThat(shop.till.all()).hasSize(3);
        assertThat(shop.team().isOwing()).isFalse();
    }

    @RepeatedTest(50)
    @DisplayName("pays each back once, whoever runs what is due and whoever refunds by hand")
    void refundsOnce() throws Exception {
        GroupBuy shop = new GroupBuy(GroupBuy.of(5));
        shop.fills("a", "b", "c");
        shop.now = shop.now.plus(Duration.ofHours(24));
        Callable<TeamResult> due = () -> {
            shop.teams.runDue(shop.now);
            return shop.joins("x");
        };
        atOnce(List.of(due, due, due));
        shop.teams.runDue(shop.now);
        assertThat(shop.till.all()).hasSize(3);
        assertThat(shop.till.all().values()).containsOnly(3_900L);
        assertThat(shop.team().paid()).isZero();
    }
}
