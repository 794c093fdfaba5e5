package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.spi.RewardPayout;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Payments of rewards")
class PayoutTest {

    private static final MemberId ALICE = new MemberId("alice");

    private static ReferralProgram program(Clawback clawback) {
        return Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), clawback),
                cash(Side.FRIEND, ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), clawback));
    }

    @ParameterizedTest
    @EnumSource(
            value = Wallet.Mode.class,
            names = {"DOES_AND_PUTS_OFF", "DOES_AND_FAILS", "PUTS_OFF"})
    @DisplayName("arrive once where the wallet fails before or after it has paid, and the fact is told again")
    void once(Wallet.Mode mode) {
        Shop shop = new Shop(program(Clawback.NEGATIVE_BALANCE));
        shop.brings("alice", "bob");
        shop.wallet.mode(mode);
        shop.passes(Duration.ofDays(7));
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.APPROVED);
        assertThat(shop.cashTally().reserved()).isEqualTo(800);
        shop.wallet.mode(Wallet.Mode.DOES);
        paysAgain(shop);
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.APPROVED);
        shop.now = shop.now.plus(Duration.ofMinutes(1));
        paysAgain(shop);
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.SETTLED);
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.wallet.of("bob")).isEqualTo(300);
        assertThat(shop.wallet.keys()).isEqualTo(2);
        assertThat(shop.wallet.questions()).isEqualTo(4);
        assertThat(shop.referrals.runDue(shop.now)).isZero();
    }

    private static void paysAgain(Shop shop) {
        assertThat(shop.paysAt("bob", "o-bob", 3_900, Optional.of(Shop.credit("alice")), 1, Shop.START))
                .isInstanceOf(ReferralResult.Replayed.class);
    }

    @Test
    @DisplayName("are not asked for a second time: facts told again and claims repeated change nothing (me-hub#894)")
    void noDoubleClaim() {
        Shop shop = new Shop(program(Clawback.NEGATIVE_BALANCE));
        shop.brings("alice", "bob");
        for (int i = 0; i < 3; i++) {
            assertThat(shop.pays("bob", "o-bob", 3_900, Optional.of(Shop.credit("alice")), 1))
                    .isInstanceOf(ReferralResult.Replayed.class);
            shop.passes(Duration.ofDays(7));
            shop.now = shop.now.minus(Duration.ofDays(7));
        }
        assertThat(shop.pays("bob", "o-bob", 4_000, Optional.of(Shop.credit("alice")), 1))
                .isInstanceOfSatisfying(
                        ReferralResult.Conflict.class,
                        it -> assertThat(it.fields()).containsExactly("net"));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.wallet.questions()).isEqualTo(2);
    }

    @Test
    @DisplayName("are of one currency: a payment that is told again in another is a conflict")
    void otherCurrency() {
        Shop shop = new Shop(program(Clawback.NEGATIVE_BALANCE));
        shop.brings("alice", "bob");
        assertThat(shop.pays("bob", "o-bob", 3_900, Currency.getInstance("USD")))
                .isInstanceOfSatisfying(
                        ReferralResult.Conflict.class,
                        it -> assertThat(it.fields()).containsExactly("currency"));
        assertThat(shop.pays("carol", "o-carol", 3_900, Currency.getInstance("USD")))
                .isInstanceOfSatisfying(
                        ReferralResult.Declined.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.CONDITION_NOT_MET));
        assertThat(shop.pays("carol", "o-carol", 3_900, Shop.CNY))
                .isInstanceOfSatisfying(
                        ReferralResult.Conflict.class,
                        it -> assertThat(it.fields()).containsExactly("currency"));
    }

    @Test
    @DisplayName("that are refused give the budget back, are lost, and say so on the side and on the row")
    void refused() {
        Shop shop = new Shop(program(Clawback.NEGATIVE_BALANCE));
        shop.brings("alice", "bob");
        shop.wallet.mode(Wallet.Mode.REFUSES);
        shop.passes(Duration.ofDays(7));
        assertThat(shop.side("bob", Side.REFERRER).status()).isEqualTo(SideStatus.SETTLED);
        assertThat(shop.side("bob", Side.REFERRER).reason()).contains(Reason.PAYOUT_REFUSED);
        assertThat(shop.cashTally().taken()).isZero();
        assertThat(shop.rows("alice").get(0).status()).isEqualTo(GrantStatus.REFUSED);
        assertThat(shop.account("alice", Shop.CASH).forfeited()).isEqualTo(500);
        shop.wallet.mode(Wallet.Mode.DOES);
        shop.passes(Duration.ofDays(7));
        assertThat(shop.wallet.keys()).isEqualTo(2);
        assertThat(shop.wallet.of("alice")).isZero();
    }

    @Test
    @DisplayName("to one side that are put off hold up none to the other")
    void notHeldUp() {
        Shop shop = new Shop(program(Clawback.NEGATIVE_BALANCE));
        shop.brings("alice", "bob");
        shop.wallet.close("alice");
        shop.passes(Duration.ofDays(7));
        assertThat(shop.wallet.of("bob")).isEqualTo(300);
        assertThat(shop.status("bob", Side.FRIEND)).isEqualTo(SideStatus.SETTLED);
        assertThat(shop.status("bob", Side.REFERRER)).isEqualTo(SideStatus.APPROVED);
        shop.wallet.open("alice");
        shop.passes(Duration.ofMinutes(1));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource(Clawback.class)
    @DisplayName("that may have happened already are taken back once that is known, or not at all where they did not")
    void refundedInFlight(Clawback clawback) {
        Shop paid = inFlight(clawback, Wallet.Mode.DOES_AND_PUTS_OFF, Wallet.Mode.DOES);
        boolean atOnce = clawback == Clawback.NEGATIVE_BALANCE || clawback == Clawback.FLOOR_ZERO_WITH_DEBT;
        assertThat(paid.wallet.of("alice")).isEqualTo(atOnce ? 0 : 500);
        assertThat(paid.account("alice", Shop.CASH).owed()).isEqualTo(clawback == Clawback.NET_NEXT_PAYOUT ? 500 : 0);

        Shop never = inFlight(clawback, Wallet.Mode.PUTS_OFF, Wallet.Mode.REFUSES);
        assertThat(never.wallet.of("alice")).isZero();
        assertThat(never.account("alice", Shop.CASH).owed()).isZero();
        assertThat(never.account("alice", Shop.CASH).recovering()).isZero();
        assertThat(never.cashTally().taken()).isZero();
    }

    private static Shop inFlight(Clawback clawback, Wallet.Mode before, Wallet.Mode after) {
        Shop shop = new Shop(program(clawback));
        shop.brings("alice", "bob");
        shop.wallet.mode(before);
        shop.passes(Duration.ofDays(7));
        shop.refunds("bob", 3_900, "r1");
        shop.wallet.mode(after);
        shop.passes(Duration.ofMinutes(1));
        LedgerCheck check = new LedgerCheck(shop, program(clawback));
        check.holds(Set.of(ALICE, new MemberId("bob")));
        check.walletHasWhatLedgersSay(Set.of(ALICE, new MemberId("bob")));
        return shop;
    }

    @Test
    @DisplayName(
            "for friends of before the program are taken back, too, when the ladder falls while they are on their way")
    void recoveredOfFacts() {
        ReferralProgram program = Shop.program(new RewardRule(
                Shop.CASH,
                new RewardRule.Counts.Referrals(Side.REFERRER),
                io.communitykit.referral.program.RewardUnit.money(Shop.CNY),
                ladder(LadderMode.CUMULATIVE_TARGET, 1, 500, 2, 2_000),
                CountScope.LIFETIME,
                List.of(),
                Clawback.NEGATIVE_BALANCE));
        Shop shop = new Shop(program);
        shop.brings("alice", "bob");
        shop.wallet.mode(Wallet.Mode.DOES_AND_PUTS_OFF);
        shop.referrals.broughtBefore(ALICE, 1, Shop.key("import"));
        assertThat(shop.wallet.of("alice")).isEqualTo(1_500);
        shop.refunds("bob", 3_900, "r1");
        shop.wallet.mode(Wallet.Mode.DOES);
        shop.passes(Duration.ofMinutes(1));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        LedgerCheck check = new LedgerCheck(shop, program);
        check.holds(Set.of(ALICE));
        check.walletHasWhatLedgersSay(Set.of(ALICE));
    }

    private static CommunityEvent share(String id, String content, Instant at) {
        return CommunityEvent.builder(Shop.key(id), EventType.CONTENT_SHARED, at)
                .actor(ALICE)
                .with("channel", io.communitykit.core.event.AttributeValue.of(content))
                .build();
    }

    @Test
    @DisplayName("for shares follow a cap a day, know a fact again, and say why the third is nothing")
    void shares() {
        RewardCap two =
                new RewardCap(RewardCap.Measure.COUNT, 2, Optional.of(CalendarWindow.Period.DAY), OnLimit.FORFEIT);
        Shop shop = new Shop(Shop.program(new RewardRule(
                RandomShop.SHARES,
                new RewardRule.Counts.Facts(EventType.CONTENT_SHARED, Optional.<Condition>empty()),
                RandomShop.POINTS,
                ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 10),
                CountScope.NEW,
                List.of(two),
                Clawback.NONE_AFTER_PAID)));
        shop.referrals.tell(share("s1", "微信", shop.now));
        shop.referrals.tell(share("s2", "微博", shop.now));
        FactRewards third = shop.referrals.tell(share("s3", "🎬", shop.now));
        assertThat(third).isInstanceOfSatisfying(FactRewards.Counted.class, it -> {
            Grant row = it.rows().get(0);
            assertThat(List.of(row.wanted(), row.granted(), row.forfeited())).containsExactly(10L, 0L, 10L);
            assertThat(row.limits()).containsExactly(Reason.REFERRER_LIMIT_REACHED);
        });
        assertThat(shop.wallet.of("alice")).isEqualTo(20);
        assertThat(shop.referrals.tell(share("s2", "微博", shop.now))).isInstanceOf(FactRewards.Replayed.class);
        assertThat(shop.referrals.tell(share("s2", "𠮷", shop.now))).isInstanceOf(FactRewards.Conflict.class);
        assertThat(shop.referrals.tell(share("s4", "🎬", shop.now.plus(Duration.ofDays(1)))))
                .isEqualTo(new FactRewards.Declined(Reason.IN_FUTURE));
        shop.now = shop.now.plus(Duration.ofDays(1));
        shop.referrals.tell(share("s4", "微信", shop.now));
        assertThat(shop.wallet.of("alice")).isEqualTo(30);
        CommunityEvent other = CommunityEvent.builder(Shop.key("x"), EventType.CONTENT_LIKED, shop.now)
                .actor(ALICE)
                .build();
        assertThat(shop.referrals.tell(other)).isInstanceOf(FactRewards.NoRule.class);
    }

    /** While something is taken back, another machine does all that is due: it has its answer first. */
    private static final class Overtaken implements RewardPayout {

        private final Shop shop;
        private boolean isAsked;

        Overtaken(Shop shop) {
            this.shop = shop;
        }

        @Override
        public Outcome pay(Order order) {
            return shop.wallet.pay(order);
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            if (!isAsked) {
                isAsked = true;
                shop.referrals.runDue(shop.now);
                isAsked = false;
            }
            return shop.wallet.recover(order, policy);
        }
    }

    @Test
    @DisplayName("that another machine has the answer of already count once, of friends and of friends of before")
    void overtaken() {
        ReferralProgram program = Shop.program(new RewardRule(
                Shop.CASH,
                new RewardRule.Counts.Referrals(Side.REFERRER),
                RewardUnit.money(Shop.CNY),
                ladder(LadderMode.CUMULATIVE_TARGET, 2, 1_000, 3, 1_700),
                CountScope.LIFETIME,
                List.of(),
                Clawback.NEGATIVE_BALANCE));
        Shop shop = new Shop(program);
        shop.wallet.mode(Wallet.Mode.PUTS_OFF);
        shop.brings("alice", "f1");
        shop.referrals.broughtBefore(ALICE, 1, Shop.key("import"));
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.account("alice", Shop.CASH).approved()).isZero();
        shop.wallet.mode(Wallet.Mode.DOES);
        shop.referrals = Referrals.builder(program, shop.store, new Overtaken(shop))
                .clock(() -> shop.now)
                .build();
        shop.passes(Duration.ofMinutes(1));
        assertThat(shop.account("alice", Shop.CASH).paidOut()).isEqualTo(1_000);
        assertThat(shop.account("alice", Shop.CASH).recovered()).isEqualTo(1_000);
        assertThat(shop.account("alice", Shop.CASH).recovering()).isZero();
        assertThat(shop.cashTally().committed()).isZero();

        shop.brings("alice", "f2", "f3");
        shop.passes(Duration.ofDays(8));
        shop.refunds("f2", 3_900, "r2");
        assertThat(shop.account("alice", Shop.CASH).recovered()).isEqualTo(1_700);
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        assertThat(shop.cashTally().committed()).isEqualTo(1_000);
        new LedgerCheck(shop, program).holds(Set.of(ALICE));
    }
}
