package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardCap.Measure;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Limits of rewards")
class LimitsTest {

    private static final Ladder EACH = ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500);

    private static RewardCap cap(Measure measure, long limit, OnLimit onLimit) {
        return new RewardCap(measure, limit, Optional.empty(), onLimit);
    }

    private static RewardCap cap(Measure measure, long limit, CalendarWindow window, OnLimit onLimit) {
        return new RewardCap(measure, limit, Optional.of(window), onLimit);
    }

    private static Shop shop(RewardCap... caps) {
        return new Shop(Shop.program(cash(Side.REFERRER, EACH, Clawback.NEGATIVE_BALANCE, caps)));
    }

    private static Shop budget(long total, OnLimit onLimit) {
        ReferralProgram program = Shop.program(cash(Side.REFERRER, EACH, Clawback.NEGATIVE_BALANCE));
        return new Shop(Shop.with(program, new ProgramBudget(RewardUnit.money(Shop.CNY), total, onLimit)));
    }

    @Test
    @DisplayName(
            "are never silent: the sixth friend has a row that says what was wanted and why it is nothing (bolt.new#6121)")
    void neverSilent() {
        Shop shop = shop(cap(Measure.COUNT, 5, OnLimit.FORFEIT));
        shop.brings("alice", "f1", "f2", "f3", "f4", "f5");
        ReferralResult result = shop.pays("f6", "o6", 3_900, "alice");
        assertThat(result).isInstanceOfSatisfying(ReferralResult.Applied.class, it -> {
            Grant row = it.rows().values().iterator().next();
            assertThat(row.wanted()).isEqualTo(500);
            assertThat(row.granted()).isZero();
            assertThat(row.forfeited()).isEqualTo(500);
            assertThat(row.limits()).containsExactly(Reason.REFERRER_LIMIT_REACHED);
        });
        assertThat(shop.rows("alice")).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource(OnLimit.class)
    @DisplayName("of a budget of 0 grant nothing and say so")
    void noBudget(OnLimit onLimit) {
        Shop shop = budget(0, onLimit);
        shop.brings("alice", "bob");
        shop.passes(Duration.ofDays(40));
        assertThat(shop.wallet.keys()).isZero();
        assertThat(shop.rows("alice")).singleElement().satisfies(row -> {
            assertThat(row.granted()).isZero();
            assertThat(row.queued()).isEqualTo(onLimit == OnLimit.QUEUE ? 500 : 0);
            assertThat(row.forfeited()).isEqualTo(onLimit == OnLimit.QUEUE ? 0 : 500);
            assertThat(row.limits()).containsExactly(Reason.BUDGET_EXHAUSTED);
        });
        assertThat(shop.cashTally().taken()).isZero();
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.SETTLED);
    }

    @Test
    @DisplayName("of a budget reserve what is granted, pay in part what fits, and give back what turns out void")
    void budgetIsReserved() {
        Shop shop = budget(1_200, OnLimit.PARTIAL);
        shop.brings("alice", "f1", "f2", "f3");
        assertThat(shop.cashTally().reserved()).isEqualTo(1_200);
        assertThat(shop.rows("alice").stream().map(Grant::granted)).containsExactly(500L, 500L, 200L);
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.cashTally().reserved()).isEqualTo(700);
        shop.brings("bob", "f4");
        assertThat(shop.cashTally().reserved()).isEqualTo(1_200);
        shop.passes(Duration.ofDays(8));
        assertThat(shop.cashTally().committed()).isEqualTo(1_200);
        assertThat(shop.cashTally().reserved()).isZero();
    }

    @Test
    @DisplayName("let what waits be granted next month, also when a fact came in between")
    void queueIsServed() {
        Shop shop = shop(cap(Measure.COUNT, 1, CalendarWindow.Period.MONTH, OnLimit.QUEUE));
        shop.brings("alice", "f1", "f2", "f3");
        assertThat(shop.account("alice", Shop.CASH).queued()).isEqualTo(1_000);
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.status("f2", Side.REFERRER)).isEqualTo(SideStatus.SETTLED);
        shop.receives("f2", "another order");
        // 2026-04-01T08:00 in Shanghai.
        shop.passes(Duration.ofDays(23));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        shop.passes(Duration.ofDays(30));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_500);
        assertThat(shop.account("alice", Shop.CASH).queued()).isZero();
    }

    @Test
    @DisplayName("follow the day of the payment, also in windows that end after a fact that comes late")
    void lateFacts() {
        Shop shop = shop(cap(Measure.AMOUNT, 700, new CalendarWindow.Rolling(7), OnLimit.PARTIAL));
        shop.now = Shop.START.plus(Duration.ofDays(10));
        shop.brings("alice", "f1");
        shop.paysAt("f2", "o2", 3_900, Optional.of(Shop.credit("alice")), 1, Shop.START.plus(Duration.ofDays(5)));
        shop.paysAt("f3", "o3", 3_900, Optional.of(Shop.credit("alice")), 1, Shop.START.plus(Duration.ofDays(3)));
        shop.now = Shop.START.plus(Duration.ofDays(11));
        shop.paysAt("f4", "o4", 3_900, Optional.of(Shop.credit("alice")), 1, Shop.START.plus(Duration.ofDays(11)));
        // The 10th and the 5th share a window, the 10th and the 3rd do not; the 5th, the 3rd and 700 do.
        assertThat(shop.rows("alice").stream().map(Grant::granted)).containsExactly(500L, 200L, 500L, 0L);
    }

    @Test
    @DisplayName("of one referral come first, so that what waits in a queue stays within them")
    void oneReferral() {
        Shop shop = new Shop(Shop.program(cash(
                Side.REFERRER,
                ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 1_000),
                Clawback.NEGATIVE_BALANCE,
                cap(Measure.AMOUNT, 500, CalendarWindow.Period.DAY, OnLimit.QUEUE),
                cap(Measure.AMOUNT_PER_REFERRAL, 600, OnLimit.PARTIAL))));
        shop.brings("alice", "bob");
        assertThat(shop.rows("alice")).singleElement().satisfies(row -> {
            assertThat(List.of(row.granted(), row.queued(), row.forfeited())).containsExactly(500L, 100L, 400L);
            assertThat(row.limits()).containsExactly(Reason.REFERRAL_LIMIT_REACHED, Reason.REFERRER_LIMIT_REACHED);
        });
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(600);
    }

    @Test
    @DisplayName("for all time pass what a void friend had taken to the friend who had lost it")
    void passedOn() {
        Shop shop = shop(cap(Measure.AMOUNT, 700, OnLimit.PARTIAL));
        shop.brings("alice", "f1", "f2");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(700);
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.account("alice", Shop.CASH).forfeited()).isZero();
        shop.brings("alice", "f3");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(700);
    }

    @Test
    @DisplayName("of a month pass what was taken to friends of the same month alone")
    void notPassedOn() {
        RewardCap monthly = cap(Measure.COUNT, 1, CalendarWindow.Period.MONTH, OnLimit.FORFEIT);
        ReferralProgram program = Shop.program(cash(Side.REFERRER, EACH, Clawback.NEGATIVE_BALANCE, monthly));
        Shop shop = new Shop(Shop.qualifying(
                program,
                new Qualification(
                        Qualification.On.ORDER, Qualification.Orders.FIRST, 1_000, Shop.CNY, Optional.empty())));
        shop.brings("alice", "march1", "march2");
        shop.passes(Duration.ofDays(31));
        shop.brings("alice", "april1", "april2");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.rows("alice").stream().map(Grant::granted)).containsExactly(500L, 0L, 500L, 0L);
        shop.refunds("march1", 3_900, "r1");
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        shop.refunds("march2", 3_900, "r2");
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName("keep their room taken by what stays paid")
    void stayingPaidKeepsRoom() {
        Shop shop = new Shop(Shop.program(
                cash(Side.REFERRER, EACH, Clawback.NONE_AFTER_PAID, cap(Measure.COUNT, 1, OnLimit.FORFEIT))));
        shop.brings("alice", "f1");
        shop.passes(Duration.ofDays(8));
        shop.refunds("f1", 3_900, "r1");
        shop.brings("alice", "f2");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName("let an unlocked benefit come with the third friend, once")
    void unlock() {
        RewardUnit benefit = new RewardUnit(RewardUnit.Kind.BENEFIT, "会员周卡");
        Shop shop = new Shop(Shop.program(new RewardRule(
                new RuleId("unlock"),
                new RewardRule.Counts.Referrals(Side.REFERRER),
                benefit,
                ladder(LadderMode.CUMULATIVE_TARGET, 3, 1),
                CountScope.LIFETIME,
                List.of(),
                Clawback.NONE_AFTER_PAID)));
        shop.brings("alice", "f1", "f2", "f3", "f4");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(1);
        assertThat(shop.rows("alice"))
                .singleElement()
                .satisfies(row -> assertThat(row.wanted()).isEqualTo(1));
        shop.referrals.broughtBefore(new MemberId("bob"), 5, Shop.key("import"));
        assertThat(shop.wallet.of("bob")).isEqualTo(1);
        assertThat(shop.referrals.broughtBefore(new MemberId("bob"), 5, Shop.key("import")))
                .isInstanceOf(FactRewards.Replayed.class);
        assertThat(shop.wallet.of("bob")).isEqualTo(1);
        assertThat(shop.referrals.tally().unit(benefit).committed()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "of numbers are named: so many friends of before, and sums of sales that stop at the largest number there is")
    void ofNumbers() {
        Shop shop = new Shop(Shop.program(new RewardRule(
                Shop.CASH,
                new RewardRule.Counts.Referrals(Side.REFERRER),
                RewardUnit.money(Shop.CNY),
                ladder(LadderMode.CUMULATIVE_TARGET, 1, 500),
                CountScope.LIFETIME,
                List.of(),
                Clawback.NEGATIVE_BALANCE)));
        shop.brings("alice", "f1");
        for (long friends : new long[] {0, 1_000_000_001, Long.MAX_VALUE}) {
            assertThatThrownBy(
                            () -> shop.referrals.broughtBefore(new MemberId("alice"), friends, Shop.key("b" + friends)))
                    .hasMessage("friends brought before must be 1 to 1000000000, got " + friends);
        }
        shop.pays("f2", "o2", Long.MAX_VALUE - 10, "bob");
        shop.brings("carol", "f3");
        assertThat(shop.referrals.tally().sales()).isEqualTo(Long.MAX_VALUE);
        assertThat(shop.account("carol", Shop.CASH).held()).isEqualTo(500);
        shop.refunds("f2", "o2", Long.MAX_VALUE - 10, "r2");
        shop.refunds("f3", 3_900, "r3");
        assertThat(shop.referrals.tally().refunds()).isEqualTo(Long.MAX_VALUE);
        assertThat(shop.cashTally().reserved()).isEqualTo(500);
    }

    @Test
    @DisplayName("of all time or of one referral cannot queue, since no room ever comes, and rules have short ids")
    void badCaps() {
        assertThatThrownBy(() -> cap(Measure.AMOUNT, 1, OnLimit.QUEUE)).hasMessageContaining("no room ever comes");
        assertThatThrownBy(() -> cap(Measure.AMOUNT_PER_REFERRAL, 1, OnLimit.QUEUE))
                .hasMessageContaining("queue");
        assertThatThrownBy(() -> cap(Measure.COUNT, 1, OnLimit.PARTIAL)).hasMessageContaining("partial");
        assertThatThrownBy(() -> new RewardRule(
                        new RuleId("奖".repeat(67)),
                        new RewardRule.Counts.Referrals(Side.REFERRER),
                        RewardUnit.money(Shop.CNY),
                        EACH,
                        CountScope.NEW,
                        List.of(),
                        Clawback.NONE_AFTER_PAID))
                .hasMessageContaining("200 bytes");
    }
}
