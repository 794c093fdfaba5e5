package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("Referrals, told by many threads at once,")
class ReferralsContentionTest {

    private static final ReferralProgram PROGRAM = Shop.program(
            cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE),
            cash(Side.FRIEND, ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), Clawback.NEGATIVE_BALANCE));

    private static void atOnce(List<Runnable> work) throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CyclicBarrier start = new CyclicBarrier(work.size());
            List<Future<?>> all = new ArrayList<>();
            for (Runnable each : work) {
                all.add(threads.submit(() -> {
                    start.await();
                    each.run();
                    return true;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void agrees(Shop shop, ReferralProgram program, String... members) {
        Set<MemberId> all = new TreeSet<>();
        List.of(members).forEach(it -> all.add(new MemberId(it)));
        LedgerCheck check = new LedgerCheck(shop, program);
        check.holds(all);
        check.walletHasWhatLedgersSay(all);
    }

    @RepeatedTest(50)
    @DisplayName("pay nothing for an order whose refund races the release (yudao's cancelBrokerage)")
    void refundRacesRelease() throws Exception {
        Shop shop = new Shop(PROGRAM);
        shop.brings("alice", "bob");
        shop.now = shop.now.plus(Duration.ofDays(7));
        atOnce(List.of(
                () -> shop.referrals.runDue(shop.now),
                () -> shop.refunds("bob", 3_900, "r1"),
                () -> shop.referrals.runDue(shop.now)));
        shop.referrals.runDue(shop.now);
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.wallet.of("bob")).isZero();
        assertThat(shop.cashTally().taken()).isZero();
        agrees(shop, PROGRAM, "alice", "bob");
    }

    @RepeatedTest(50)
    @DisplayName("never grant beyond a budget or a cap (ai-shifu PR#1888, me-hub#894)")
    void neverBeyond() throws Exception {
        RewardCap three = new RewardCap(RewardCap.Measure.COUNT, 3, Optional.empty(), OnLimit.FORFEIT);
        ReferralProgram program = Shop.with(
                Shop.program(cash(
                        Side.REFERRER,
                        ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500),
                        Clawback.NEGATIVE_BALANCE,
                        three)),
                new ProgramBudget(RewardUnit.money(Shop.CNY), 2_200, OnLimit.PARTIAL));
        Shop shop = new Shop(program);
        List<Runnable> friends = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String friend = "f" + i;
            String referrer = i % 2 == 0 ? "alice" : "carol";
            friends.add(() -> shop.pays(friend, "o-" + friend, 3_900, Optional.of(Shop.credit(referrer)), 1));
        }
        atOnce(friends);
        // Two referrers of three friends each want 3000; the budget has 2200.
        assertThat(shop.cashTally().reserved()).isEqualTo(2_200);
        assertThat(shop.account("alice", Shop.CASH).usedInAll().grants()).isLessThanOrEqualTo(3);
        assertThat(shop.account("alice", Shop.CASH).counted()).isEqualTo(4);
        shop.passes(Duration.ofDays(40));
        assertThat(shop.wallet.of("alice") + shop.wallet.of("carol")).isEqualTo(2_200);
        agrees(shop, program, "alice", "carol");
    }

    @RepeatedTest(50)
    @DisplayName("pay every reward once, however many run what is due and tell facts again")
    void outbox() throws Exception {
        Shop shop = new Shop(PROGRAM);
        shop.brings("alice", "f1", "f2", "f3");
        shop.now = shop.now.plus(Duration.ofDays(7));
        Runnable due = () -> shop.referrals.runDue(shop.now);
        Runnable facts = () -> {
            for (String friend : List.of("f3", "f1", "f2")) {
                shop.pays(friend, "o-" + friend, 3_900, Optional.of(Shop.credit("alice")), 1);
                shop.receives(friend, "other-" + friend);
            }
        };
        atOnce(List.of(due, facts, due, facts));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_500);
        assertThat(shop.wallet.keys()).isEqualTo(6);
        assertThat(shop.referrals.runDue(shop.now)).isZero();
        agrees(shop, PROGRAM, "alice", "f1", "f2", "f3");
    }

    @RepeatedTest(20)
    @DisplayName("know one fact that is told by all of them as one")
    void oneFact() throws Exception {
        Shop shop = new Shop(PROGRAM);
        List<Runnable> same = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            same.add(() -> shop.pays("bob", "o-bob", 3_900, Optional.of(Shop.credit("alice")), 1));
        }
        atOnce(same);
        assertThat(shop.account("alice", Shop.CASH).counted()).isEqualTo(1);
        assertThat(shop.rows("alice")).hasSize(1);
        assertThat(shop.referrals.tally().qualified()).isEqualTo(1);
    }
}
