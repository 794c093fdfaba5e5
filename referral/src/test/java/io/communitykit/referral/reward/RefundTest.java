package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Refunds")
class RefundTest {

    private static ReferralProgram program(Clawback clawback) {
        return Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), clawback),
                cash(Side.FRIEND, ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), clawback));
    }

    private static Shop shop(Clawback clawback) {
        return new Shop(program(clawback));
    }

    private static void holds(Shop shop, Clawback clawback, String... members) {
        LedgerCheck check = new LedgerCheck(shop, program(clawback));
        Set<MemberId> all = new java.util.TreeSet<>();
        List.of(members).forEach(it -> all.add(new MemberId(it)));
        check.holds(all);
        check.walletHasWhatLedgersSay(all);
    }

    @ParameterizedTest
    @EnumSource(Clawback.class)
    @DisplayName("told twice under two keys, as in a dispute, take back once and name the excess (gumroad PR#4372)")
    void refundedTwice(Clawback clawback) {
        Shop shop = shop(clawback);
        shop.brings("alice", "bob");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.refunds("bob", 3_900, "r1")).isInstanceOf(ReferralResult.Applied.class);
        assertThat(shop.refunds("bob", 3_900, "dispute"))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.REFUND_BEYOND_PAID));
        boolean atOnce = clawback == Clawback.NEGATIVE_BALANCE || clawback == Clawback.FLOOR_ZERO_WITH_DEBT;
        assertThat(shop.wallet.of("alice")).isEqualTo(atOnce ? 0 : 500);
        assertThat(shop.account("alice", Shop.CASH).owed()).isEqualTo(clawback == Clawback.NET_NEXT_PAYOUT ? 500 : 0);
        assertThat(shop.account("alice", Shop.CASH).forgiven())
                .isEqualTo(clawback == Clawback.NONE_AFTER_PAID ? 500 : 0);
        assertThat(shop.referrals.tally().refunds()).isEqualTo(3_900);
        assertThat(shop.referrals.tally().voided()).isEqualTo(1);
        holds(shop, clawback, "alice", "bob");
    }

    @Test
    @DisplayName("of more than was paid count up to what was paid")
    void beyondPaid() {
        Shop shop = shop(Clawback.NET_NEXT_PAYOUT);
        shop.brings("alice", "bob");
        assertThat(shop.refunds("bob", Long.MAX_VALUE, "r1"))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.REFUND_BEYOND_PAID));
        assertThat(shop.refunds("bob", Long.MAX_VALUE, "r2")).isInstanceOf(ReferralResult.Declined.class);
        assertThat(shop.referrals.tally().refunds()).isEqualTo(3_900);
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.VOIDED);
        assertThat(shop.cashTally().reserved()).isZero();
    }

    @Test
    @DisplayName("told again are replayed, and with another content a conflict that changes nothing")
    void toldAgain() {
        Shop shop = shop(Clawback.NET_NEXT_PAYOUT);
        shop.brings("alice", "bob");
        assertThat(shop.refunds("bob", 1_000, "r1")).isInstanceOf(ReferralResult.Applied.class);
        assertThat(shop.refunds("bob", 1_000, "r1")).isInstanceOf(ReferralResult.Replayed.class);
        assertThat(shop.refunds("bob", 2_950, "r1")).isInstanceOf(ReferralResult.Conflict.class);
        assertThat(shop.referrals.tally().refunds()).isEqualTo(1_000);
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.HELD);
    }

    @Test
    @DisplayName(
            "in parts add up, each with what it paid back itself, until the order is worth too little (Refearnapp)")
    void inParts() {
        Shop shop = shop(Clawback.NEGATIVE_BALANCE);
        shop.brings("alice", "bob");
        shop.refunds("bob", 975, "25 %");
        shop.refunds("bob", 975, "another 25 %");
        assertThat(shop.referrals.tally().refunds()).isEqualTo(1_950);
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.HELD);
        shop.refunds("bob", 951, "one fen too much");
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.VOIDED);
        assertThat(shop.account("alice", Shop.CASH).counted()).isZero();
    }

    @Test
    @DisplayName("before the hold ends leave nothing to be paid, and after it are taken back (yudao, CRMEB)")
    void aroundRelease() {
        Shop early = shop(Clawback.NEGATIVE_BALANCE);
        early.brings("alice", "bob");
        early.now = early.now.plus(Duration.ofDays(7)).minusNanos(1_000);
        early.refunds("bob", 3_900, "r1");
        early.passes(Duration.ofDays(1));
        assertThat(early.wallet.keys()).isZero();
        assertThat(early.status("bob", Side.FRIEND)).isEqualTo(SideStatus.VOIDED);

        Shop late = shop(Clawback.NEGATIVE_BALANCE);
        late.brings("alice", "bob");
        late.now = late.now.plus(Duration.ofDays(7));
        late.refunds("bob", 3_900, "r1");
        assertThat(late.wallet.of("alice")).isZero();
        assertThat(late.wallet.keys()).isEqualTo(4);
        assertThat(late.status("bob", Side.FRIEND)).isEqualTo(SideStatus.CLAWED_BACK);
        holds(late, Clawback.NEGATIVE_BALANCE, "alice", "bob");
    }

    @Test
    @DisplayName("told before the payment leave what they leave when told after it")
    void beforePayment() {
        Shop usual = shop(Clawback.NET_NEXT_PAYOUT);
        usual.pays("bob", "o-bob", 3_900, "alice");
        usual.refunds("bob", 3_900, "r1");
        Shop turned = shop(Clawback.NET_NEXT_PAYOUT);
        assertThat(turned.refunds("bob", 3_900, "r1"))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.NOT_REFERRED));
        assertThat(turned.pays("bob", "o-bob", 3_900, "alice"))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.REFUNDED));
        assertThat(turned.side("bob", Side.REFERRER)).isEqualTo(noRules(usual.side("bob", Side.REFERRER)));
        assertThat(turned.side("bob", Side.FRIEND)).isEqualTo(noRules(usual.side("bob", Side.FRIEND)));
        assertThat(turned.referrals.tally().voided()).isEqualTo(1);
        assertThat(turned.referrals.tally().refunds())
                .isEqualTo(usual.referrals.tally().refunds());
        assertThat(turned.referrals.tally().sales())
                .isEqualTo(usual.referrals.tally().sales());
    }

    private static SideState noRules(SideState side) {
        return new SideState(
                side.status(),
                side.reason(),
                side.since(),
                side.review(),
                side.reviewBy(),
                side.reviewFor(),
                List.of(),
                Optional.empty());
    }

    @Test
    @DisplayName("of another order than the one that counts change nothing")
    void otherOrder() {
        ReferralProgram plain = program(Clawback.NEGATIVE_BALANCE);
        Shop shop = new Shop(Shop.qualifying(
                plain,
                new Qualification(
                        Qualification.On.ORDER,
                        Qualification.Orders.ANY,
                        1_000,
                        Shop.CNY,
                        Optional.of(Duration.ofDays(30)))));
        shop.pays("bob", "small", 999, "alice");
        shop.brings("alice", "bob");
        assertThat(shop.refunds("bob", "small", 999, "r1"))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.NOT_REFERRED));
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @Test
    @DisplayName("that are owed are taken off the next reward once (lms-front#511)")
    void owedOnce() {
        Shop shop = shop(Clawback.NET_NEXT_PAYOUT);
        shop.brings("alice", "bob");
        shop.passes(Duration.ofDays(8));
        shop.refunds("bob", 3_900, "r1");
        assertThat(shop.account("alice", Shop.CASH).owed()).isEqualTo(500);
        shop.brings("alice", "carol");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.account("alice", Shop.CASH).owed()).isZero();
        shop.brings("alice", "dan");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        shop.refunds("carol", 3_900, "r2");
        assertThat(shop.account("alice", Shop.CASH).owed()).isEqualTo(500);
        holds(shop, Clawback.NET_NEXT_PAYOUT, "alice", "bob", "carol", "dan");
    }

    @Test
    @DisplayName("take what is there where a balance must not become negative, and the rest off the next reward")
    void floorZero() {
        Shop shop = shop(Clawback.FLOOR_ZERO_WITH_DEBT);
        shop.brings("alice", "bob");
        shop.passes(Duration.ofDays(8));
        shop.wallet.spend(new MemberId("alice"), 300);
        shop.refunds("bob", 3_900, "r1");
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.account("alice", Shop.CASH).owed()).isEqualTo(300);
        assertThat(shop.account("alice", Shop.CASH).recovered()).isEqualTo(200);
        shop.brings("alice", "carol");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(200);
        holds(shop, Clawback.FLOOR_ZERO_WITH_DEBT, "alice", "bob", "carol");
    }

    @Test
    @DisplayName("after the payment leave it where the program says so, and say why the side stands")
    void staysPaid() {
        Shop shop = shop(Clawback.NONE_AFTER_PAID);
        shop.brings("alice", "bob");
        shop.passes(Duration.ofDays(8));
        shop.refunds("bob", 3_900, "r1");
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.side("bob", Side.REFERRER).status()).isEqualTo(SideStatus.SETTLED);
        assertThat(shop.side("bob", Side.REFERRER).reason()).contains(Reason.ALREADY_PAID);
        assertThat(shop.account("alice", Shop.CASH).counted()).isZero();
    }

    @Test
    @DisplayName("of a friend on whose row others have a claim leave it, to be paid when all holds have ended")
    void othersClaim() {
        Shop shop = new Shop(
                Shop.program(cash(Side.REFERRER, ladder(LadderMode.EVERY_N, 2, 1_000), Clawback.NEGATIVE_BALANCE)));
        shop.brings("alice", "bob", "carol", "dan");
        assertThat(shop.account("alice", Shop.CASH).held()).isEqualTo(1_000);
        shop.refunds("carol", 3_900, "r1");
        assertThat(shop.account("alice", Shop.CASH).held()).isEqualTo(1_000);
        shop.passes(Duration.ofDays(21));
        assertThat(shop.wallet.of("alice")).isZero();
        shop.passes(Duration.ofDays(1));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        shop.refunds("bob", 3_900, "r2");
        assertThat(shop.wallet.of("alice")).isZero();
    }

    @Test
    @DisplayName("of a friend takes back all, also where the port refused to pay for another: that was no lack of room")
    void refusedHasNoClaim() {
        Shop shop = new Shop(Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE)));
        shop.brings("alice", "f1");
        shop.wallet.mode(Wallet.Mode.REFUSES);
        shop.passes(Duration.ofDays(8));
        shop.wallet.mode(Wallet.Mode.DOES);
        shop.brings("alice", "f2");
        shop.refunds("f2", 3_900, "r2");
        assertThat(shop.account("alice", Shop.CASH).held()).isZero();
        shop.passes(Duration.ofDays(60));
        assertThat(shop.wallet.of("alice")).isZero();
    }
}
