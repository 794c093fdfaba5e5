package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.reward.ledger.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was before")
class BeforehandTest {

    private static final MemberId BOB = new MemberId("bob");

    private static ReferralProgram each(RewardCap... caps) {
        return Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE, caps));
    }

    private static Credit touch(String referrer, Instant at) {
        return new Credit(
                new Promoter(new MemberId(referrer), PromoterKind.REFERRAL),
                Strength.TYPED_CODE,
                new ChannelId("wechat"),
                at);
    }

    private static Instant day(int number) {
        return Shop.START.plus(Duration.ofDays(number));
    }

    @Test
    @DisplayName(
            "a touch makes nobody a friend: a registration of before does not count, in whichever order both are told")
    void registeredBefore() {
        ReferralProgram program = Shop.qualifying(
                each(),
                new Qualification(
                        Qualification.On.REGISTRATION,
                        Qualification.Orders.FIRST,
                        0,
                        Shop.CNY,
                        Optional.of(Duration.ofDays(30))));
        Shop first = new Shop(program);
        first.now = day(401);
        first.referrals.registered(BOB, day(0));
        assertThat(first.referrals.bound(BOB, touch("alice", day(400))))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.EXISTING_CUSTOMER));
        Shop second = new Shop(program);
        second.now = day(401);
        second.referrals.bound(BOB, touch("alice", day(400)));
        assertThat(second.referrals.registered(BOB, day(0)))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.EXISTING_CUSTOMER));
        for (Shop shop : new Shop[] {first, second}) {
            shop.passes(Duration.ofDays(60));
            assertThat(shop.wallet.of("alice")).isZero();
        }
    }

    @Test
    @DisplayName("a touch makes no order: one that was paid before it does not count")
    void paidBefore() {
        Shop shop = new Shop(each());
        shop.now = day(3);
        assertThat(shop.paysAt("bob", "o1", 3_900, Optional.of(touch("alice", day(2))), 1, day(1)))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.EXISTING_CUSTOMER));
    }

    @Test
    @DisplayName("a registration is kept with its own instant, whenever it is told")
    void ownInstant() {
        Shop shop = new Shop(each());
        shop.now = day(9);
        shop.referrals.registered(BOB, day(4));
        assertThat(shop.referrals.referral(BOB).flatMap(Referral::registeredAt)).contains(day(4));
    }

    @Test
    @DisplayName("another referrer does not inherit the time to qualify: it begins with the new touch")
    void newTouch() {
        Shop shop = new Shop(each());
        shop.referrals.bound(BOB, touch("alice", day(0)));
        shop.now = day(40);
        assertThat(shop.pays("bob", "o1", 3_900, Optional.of(touch("alice", day(0))), 1))
                .isInstanceOf(ReferralResult.Declined.class);
        shop.now = day(41);
        assertThat(shop.pays("bob", "o2", 3_900, Optional.of(touch("carol", day(39))), 1))
                .isInstanceOf(ReferralResult.Applied.class);
    }

    @Test
    @DisplayName("a fact that is told late sees what the last day of its rolling window has used")
    void lastDay() {
        Shop shop = new Shop(each(new RewardCap(
                RewardCap.Measure.AMOUNT, 700, Optional.of(new CalendarWindow.Rolling(7)), OnLimit.PARTIAL)));
        shop.now = day(10);
        shop.brings("alice", "f1");
        shop.paysAt("f2", "o2", 3_900, Optional.of(Shop.credit("alice")), 1, day(4));
        assertThat(shop.rows("alice").stream().map(Grant::granted)).containsExactly(500L, 200L);
    }

    @Test
    @DisplayName("an erasure that did not come to its end breaks no sum and no key: what follows is counted and paid")
    void settledOnly() {
        Shop shop = new Shop(each());
        shop.brings("alice", "f1", "f2");
        shop.passes(Duration.ofDays(8));
        shop.brings("alice", "f3");
        shop.referrals.settle(new MemberId("alice"));
        assertThat(shop.cashTally().reserved()).isZero();
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        shop.refunds("f3", 3_900, "r3");
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        shop.brings("alice", "f4");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        assertThat(shop.cashTally().committed()).isEqualTo(1_000);
        assertThat(shop.cashTally().reserved()).isZero();
    }
}
