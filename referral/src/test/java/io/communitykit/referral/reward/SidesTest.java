package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.ReviewRule;
import io.communitykit.referral.reward.ReferralFact.Reviewed.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sides of a referral")
class SidesTest {

    private static final MemberId BOB = new MemberId("bob");

    private static ReferralProgram program() {
        return Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE),
                cash(Side.FRIEND, ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), Clawback.NEGATIVE_BALANCE));
    }

    private static Shop screened(Side side, Screening.Verdict verdict) {
        return screened(program(), side, verdict);
    }

    private static Shop screened(ReferralProgram program, Side side, Screening.Verdict verdict) {
        return new Shop(program, (referrer, friend, at) -> new Screening(Map.of(side, verdict)));
    }

    @Test
    @DisplayName("are apart: a friend who is refused leaves the referrer's reward, and the reverse")
    void apart() {
        Shop friend = screened(Side.FRIEND, new Screening.Verdict.Refuse(Reason.SAME_CLUSTER));
        friend.brings("alice", "bob");
        friend.passes(Duration.ofDays(8));
        assertThat(friend.wallet.of("alice")).isEqualTo(500);
        assertThat(friend.wallet.of("bob")).isZero();
        assertThat(friend.side("bob", Side.FRIEND).reason()).contains(Reason.SAME_CLUSTER);

        Shop referrer = screened(Side.REFERRER, new Screening.Verdict.Refuse(Reason.VELOCITY));
        referrer.brings("alice", "bob");
        referrer.passes(Duration.ofDays(8));
        assertThat(referrer.wallet.of("alice")).isZero();
        assertThat(referrer.wallet.of("bob")).isEqualTo(300);
        assertThat(referrer.side("bob", Side.REFERRER).reason()).contains(Reason.VELOCITY);
        assertThat(referrer.account("alice", Shop.CASH).counted()).isZero();
    }

    @Test
    @DisplayName("begin their hold at the receipt, not at the payment")
    void holdFromReceipt() {
        Shop shop = new Shop(program());
        shop.pays("bob", "o-bob", 3_900, "alice");
        shop.passes(Duration.ofDays(10));
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.QUALIFIED);
        shop.receives("bob", "o-bob");
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.HELD);
        shop.passes(Duration.ofDays(7).minusNanos(1_000));
        assertThat(shop.wallet.of("alice")).isZero();
        shop.passes(Duration.ofNanos(1_000));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName("count an order as received some days after the payment, though nobody said so")
    void receiptAssumed() {
        Shop shop = new Shop(program());
        shop.pays("bob", "o-bob", 3_900, "alice");
        shop.passes(Duration.ofDays(15));
        assertThat(shop.status("bob", Side.FRIEND)).isEqualTo(SideStatus.HELD);
        shop.passes(Duration.ofDays(7));
        assertThat(shop.wallet.of("bob")).isEqualTo(300);
    }

    @Test
    @DisplayName("know a receipt that was told before the payment")
    void receiptFirst() {
        Shop shop = new Shop(program());
        shop.receives("bob", "o-bob");
        shop.pays("bob", "o-bob", 3_900, "alice");
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.HELD);
        shop.passes(Duration.ofDays(7));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName("are refused, not approved in silence, when nobody finishes a review and the program says so")
    void reviewRefuses() {
        Shop shop = screened(Side.REFERRER, new Screening.Verdict.Review(Reason.VELOCITY));
        shop.brings("alice", "bob");
        assertThat(shop.side("bob", Side.REFERRER).status()).isEqualTo(SideStatus.IN_REVIEW);
        assertThat(shop.side("bob", Side.REFERRER).reason()).contains(Reason.VELOCITY);
        assertThat(shop.cashTally().reserved()).isEqualTo(800);
        shop.passes(Duration.ofDays(3));
        assertThat(shop.side("bob", Side.REFERRER).status()).isEqualTo(SideStatus.REJECTED);
        assertThat(shop.side("bob", Side.REFERRER).reason()).contains(Reason.HOLD_EXPIRED);
        assertThat(shop.side("bob", Side.REFERRER).reviewFor()).contains(Reason.VELOCITY);
        assertThat(shop.side("bob", Side.FRIEND).reviewFor()).isEmpty();
        assertThat(shop.cashTally().reserved()).isEqualTo(300);
        assertThat(shop.referrals.reviewed(BOB, Side.REFERRER, Outcome.PASS))
                .isInstanceOf(ReferralResult.Declined.class);
    }

    @Test
    @DisplayName("are approved when nobody finishes a review and the program says that")
    void reviewApproves() {
        Shop shop = screened(
                Shop.reviewing(program(), new ReviewRule(Duration.ofDays(9), ReviewRule.Timeout.APPROVE)),
                Side.REFERRER,
                new Screening.Verdict.Review(Reason.VELOCITY));
        shop.brings("alice", "bob");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.wallet.of("bob")).isEqualTo(300);
        shop.passes(Duration.ofDays(1));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName("go on with the hold when a review passes, and end when it refuses")
    void reviewed() {
        Shop shop = screened(Side.REFERRER, new Screening.Verdict.Review(Reason.VELOCITY));
        shop.brings("alice", "bob", "carol");
        shop.referrals.reviewed(BOB, Side.REFERRER, Outcome.PASS);
        assertThat(shop.side("bob", Side.REFERRER).status()).isEqualTo(SideStatus.HELD);
        assertThat(shop.side("bob", Side.REFERRER).reason()).isEmpty();
        shop.referrals.reviewed(new MemberId("carol"), Side.REFERRER, Outcome.REFUSE);
        assertThat(shop.side("carol", Side.REFERRER).reason()).contains(Reason.REVIEW_REFUSED);
        assertThat(shop.side("carol", Side.REFERRER).reviewFor()).contains(Reason.VELOCITY);
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.wallet.of("carol")).isEqualTo(300);
    }

    @Test
    @DisplayName("keep the rows of others whole when a review runs out while another fact is told")
    void reviewRunsOutMeanwhile() {
        ReferralProgram steps = Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.CUMULATIVE_TARGET, 1, 500, 3, 2000), Clawback.NEGATIVE_BALANCE));
        Shop shop = new Shop(
                steps,
                (referrer, friend, at) -> friend.equals(BOB)
                        ? new Screening(Map.of(Side.REFERRER, new Screening.Verdict.Review(Reason.VELOCITY)))
                        : Screening.PASSED);
        shop.pays("bob", "o-bob", 3_900, "alice");
        shop.brings("alice", "carol", "dan");
        shop.now = shop.now.plus(Duration.ofDays(3));
        shop.receives("bob", "o-bob");
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.REJECTED);
        new LedgerCheck(shop, steps).holds(java.util.Set.of(new MemberId("alice")));
        assertThat(shop.account("alice", Shop.CASH).held()).isEqualTo(500);
    }

    @Test
    @DisplayName("that wait for their own review are not approved with what a void side left to others")
    void releaseIsOfTheVoidSide() {
        ReferralProgram pairs = Shop.reviewing(
                Shop.program(
                        cash(Side.REFERRER, ladder(LadderMode.EVERY_N, 2, 1_000), Clawback.NEGATIVE_BALANCE),
                        cash(Side.FRIEND, ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), Clawback.NEGATIVE_BALANCE)),
                new ReviewRule(Duration.ofDays(60), ReviewRule.Timeout.REFUSE));
        Shop shop = new Shop(
                pairs,
                (referrer, friend, at) -> friend.equals(BOB)
                        ? new Screening(Map.of(
                                Side.REFERRER, new Screening.Verdict.Review(Reason.VELOCITY),
                                Side.FRIEND, new Screening.Verdict.Review(Reason.SAME_CLUSTER)))
                        : Screening.PASSED);
        shop.brings("alice", "carol", "bob", "dan");
        shop.referrals.reviewed(BOB, Side.REFERRER, Outcome.REFUSE);
        shop.passes(Duration.ofDays(30));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        assertThat(shop.status("bob", Side.FRIEND)).isEqualTo(SideStatus.IN_REVIEW);
        assertThat(shop.wallet.of("bob")).isZero();
    }

    @Test
    @DisplayName("of friends who come too soon count later, and none is dropped (markm8#130)")
    void coolDown() {
        Shop shop = new Shop(Shop.cooling(program(), Duration.ofHours(24)));
        shop.brings("alice", "f1", "f2", "f3");
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.HELD);
        assertThat(shop.status("f2", Side.REFERRER)).isEqualTo(SideStatus.COOLING);
        assertThat(shop.status("f2", Side.FRIEND)).isEqualTo(SideStatus.HELD);
        assertThat(shop.account("alice", Shop.CASH).counted()).isEqualTo(1);
        shop.passes(Duration.ofHours(24));
        assertThat(shop.account("alice", Shop.CASH).counted()).isEqualTo(2);
        shop.refunds("f3", 3_900, "r1");
        assertThat(shop.status("f3", Side.REFERRER)).isEqualTo(SideStatus.VOIDED);
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
    }

    @Test
    @DisplayName("of a payment that lies a little ahead do not make all others wait for it")
    void ahead() {
        Shop shop = new Shop(Shop.cooling(program(), Duration.ofHours(24)));
        shop.paysAt("f1", "o1", 3_900, Optional.of(Shop.credit("alice")), 1, Shop.START.plus(Duration.ofMinutes(5)));
        shop.brings("alice", "f2");
        shop.passes(Duration.ofHours(24));
        assertThat(shop.account("alice", Shop.CASH).counted()).isEqualTo(2);
    }

    private static Credit touchedAt(Instant at) {
        Credit credit = Shop.credit("alice");
        return new Credit(credit.promoter(), credit.strength(), credit.channel(), at);
    }

    @Test
    @DisplayName("of facts of days to come are declined, leave nothing, and begin when their time has come")
    void future() {
        Shop shop = new Shop(program());
        Instant ahead = Shop.START.plus(Duration.ofMinutes(5)).plusNanos(1_000);
        MemberId f1 = new MemberId("f1");
        OrderId order = new OrderId("o1");
        List<ReferralResult> results = List.of(
                shop.referrals.bound(f1, touchedAt(ahead)),
                shop.referrals.registered(f1, ahead),
                shop.paysAt("f1", "o1", 3_900, Optional.of(Shop.credit("alice")), 1, ahead),
                shop.referrals.received(new OrderReceipt(Shop.key("got"), order, f1, ahead)),
                shop.referrals.refunded(new OrderRefund(
                        Shop.key("back"), order, f1, List.of(new RefundedLine(new LineId("1"), 1)), ahead)));
        assertThat(results).containsOnly(new ReferralResult.Declined(Referral.NONE, Reason.IN_FUTURE));
        assertThat(shop.referrals.referral(f1)).isEmpty();

        shop.now = ahead;
        assertThat(shop.paysAt("f1", "o1", 3_900, Optional.of(Shop.credit("alice")), 1, ahead))
                .isInstanceOf(ReferralResult.Applied.class);
    }

    @Test
    @DisplayName("that have expired come back for an order of before that is told late, and for no other")
    void expired() {
        Shop shop = new Shop(program());
        shop.referrals.bound(BOB, Shop.credit("alice"));
        shop.passes(Duration.ofDays(30));
        assertThat(shop.side("bob", Side.REFERRER).status()).isEqualTo(SideStatus.EXPIRED);
        assertThat(shop.side("bob", Side.REFERRER).reason()).contains(Reason.EXPIRED);
        assertThat(shop.paysAt("bob", "o2", 3_900, Optional.of(Shop.credit("alice")), 1, shop.now))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.EXPIRED));
        Instant before = Shop.START.plus(Duration.ofDays(30)).minusNanos(1_000);
        assertThat(shop.paysAt("bob", "o1", 3_900, Optional.of(Shop.credit("alice")), 1, before))
                .isInstanceOf(ReferralResult.Applied.class);
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.QUALIFIED);
        shop.passes(Duration.ofDays(30));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName("say why a payment did not count")
    void whyNot() {
        Shop shop = new Shop(program());
        assertThat(reason(shop.pays("bob", "o1", 999, "alice"))).isEqualTo(Reason.CONDITION_NOT_MET);
        assertThat(reason(shop.pays("bob", "o2", 3_900, "alice"))).isEqualTo(Reason.EXISTING_CUSTOMER);
        assertThat(reason(shop.pays("carol", "o3", 3_900, Optional.empty(), 1))).isEqualTo(Reason.NOT_REFERRED);
        assertThat(reason(shop.pays("alice", "o4", 3_900, "alice"))).isEqualTo(Reason.SELF_REFERRAL);
        shop.brings("alice", "dan");
        assertThat(reason(shop.pays("dan", "o5", 3_900, "alice"))).isEqualTo(Reason.ALREADY_COUNTED);
        assertThat(reason(shop.pays("dan", "o6", 3_900, "eve"))).isEqualTo(Reason.ALREADY_REFERRED);
        Credit affiliate = new Credit(
                new Promoter(new MemberId("alice"), PromoterKind.AFFILIATE),
                Shop.credit("alice").strength(),
                Shop.credit("alice").channel(),
                Shop.START);
        assertThat(reason(shop.referrals.bound(new MemberId("fay"), affiliate))).isEqualTo(Reason.CONDITION_NOT_MET);
    }

    private static Reason reason(ReferralResult result) {
        assertThat(result).isInstanceOf(ReferralResult.Declined.class);
        return ((ReferralResult.Declined) result).reason();
    }

    @Test
    @DisplayName("of a payment nobody was credited with may be told again with the credit")
    void creditComesLater() {
        Shop shop = new Shop(program());
        shop.referrals.bound(BOB, Shop.credit("alice"));
        shop.now = shop.now.plus(Duration.ofDays(30));
        Instant before = Shop.START.plus(Duration.ofDays(1));
        assertThat(reason(shop.paysAt("bob", "o1", 3_900, Optional.empty(), 1, before)))
                .isEqualTo(Reason.NOT_REFERRED);
        assertThat(shop.paysAt("bob", "o1", 3_900, Optional.of(Shop.credit("alice")), 1, before))
                .isInstanceOf(ReferralResult.Applied.class);
    }

    @Test
    @DisplayName("count a registration where the program says so, whatever is told first")
    void registration() {
        ReferralProgram program = Shop.qualifying(
                program(),
                new Qualification(
                        Qualification.On.REGISTRATION,
                        Qualification.Orders.FIRST,
                        0,
                        Shop.CNY,
                        Optional.of(Duration.ofDays(30))));
        Shop shop = new Shop(program);
        shop.referrals.bound(BOB, Shop.credit("alice"));
        shop.referrals.registered(BOB, shop.now);
        MemberId carol = new MemberId("carol");
        assertThat(reason(shop.referrals.registered(carol, shop.now))).isEqualTo(Reason.NOT_REFERRED);
        assertThat(shop.referrals.registered(carol, shop.now)).isInstanceOf(ReferralResult.Replayed.class);
        shop.referrals.bound(carol, Shop.credit("alice"));
        assertThat(shop.account("alice", Shop.CASH).counted()).isEqualTo(2);
        assertThat(shop.referrals.registered(BOB, shop.now.plusSeconds(1))).isInstanceOf(ReferralResult.Conflict.class);
        shop.passes(Duration.ofDays(7));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
    }

    @Test
    @DisplayName("never go back in time, though the clock of whoever tells next is behind")
    void clockBehind() {
        Shop shop = new Shop(Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE)));
        shop.now = Shop.START.plus(Duration.ofDays(9));
        shop.brings("alice", "f1");
        Instant since = shop.side("f1", Side.REFERRER).since();
        shop.now = Shop.START.plus(Duration.ofDays(2));
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.VOIDED);
        assertThat(shop.side("f1", Side.REFERRER).since()).isEqualTo(since);
    }
}
