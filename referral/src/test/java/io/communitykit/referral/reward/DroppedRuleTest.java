package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
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
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.RuleAccount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A rule that an edition has no more")
class DroppedRuleTest {

    private static final MemberId ALICE = new MemberId("alice");
    private static final MemberId F1 = new MemberId("f1");

    private static ReferralProgram with(Clawback clawback) {
        return Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), clawback),
                cash(Side.FRIEND, ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), clawback));
    }

    private static Shop shop(Clawback clawback) {
        return new Shop(with(clawback));
    }

    private static void drops(Shop shop) {
        shop.edition(Shop.edition(with(Clawback.NET_NEXT_PAYOUT), "2"));
    }

    private static void nothingIsLeftToDo(Shop shop) {
        assertThat(shop.cashTally().reserved()).isZero();
        for (int i = 0; i < 3; i++) {
            shop.now = shop.now.plus(Duration.ofDays(2));
            assertThat(shop.referrals.runDue(shop.now)).isZero();
        }
    }

    @Test
    @DisplayName("pays what was decided by it and put off, and lets the member be erased")
    void paysWhatWasDecided() {
        Shop shop = shop(Clawback.NEGATIVE_BALANCE);
        shop.brings("alice", "f1");
        shop.wallet.mode(Wallet.Mode.PUTS_OFF);
        shop.passes(Duration.ofDays(8));
        drops(shop);
        shop.wallet.mode(Wallet.Mode.DOES);
        shop.now = shop.now.plus(Duration.ofMinutes(1));
        assertThat(shop.referrals.erase(ALICE)).isTrue();
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.wallet.of("f1")).isEqualTo(300);
        assertThat(shop.cashTally().committed()).isEqualTo(800);
        nothingIsLeftToDo(shop);
    }

    @Test
    @DisplayName("lets a payment that was put off be done or refused without an erasure too")
    void answers() {
        for (Wallet.Mode answer : List.of(Wallet.Mode.DOES, Wallet.Mode.REFUSES)) {
            Shop shop = shop(Clawback.NEGATIVE_BALANCE);
            shop.brings("alice", "f1");
            shop.wallet.mode(Wallet.Mode.PUTS_OFF);
            shop.passes(Duration.ofDays(8));
            drops(shop);
            shop.wallet.mode(answer);
            shop.passes(Duration.ofMinutes(1));
            long paid = answer == Wallet.Mode.DOES ? 500 : 0;
            assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.SETTLED);
            assertThat(shop.account("alice", Shop.CASH).paidOut()).isEqualTo(paid);
            assertThat(shop.account("alice", Shop.CASH).forfeited()).isEqualTo(500 - paid);
            nothingIsLeftToDo(shop);
        }
    }

    @Test
    @DisplayName("gives back what it holds of the budget when the beneficiary is erased, and that alone")
    void heldOfTheErased() {
        Shop shop = shop(Clawback.NEGATIVE_BALANCE);
        shop.brings("alice", "f1", "f2");
        shop.brings("carol", "f3");
        drops(shop);
        assertThat(shop.cashTally().reserved()).isEqualTo(2_400);
        assertThat(shop.referrals.erase(ALICE)).isTrue();
        assertThat(shop.cashTally().reserved()).isEqualTo(1_400);
        shop.edition(with(Clawback.NEGATIVE_BALANCE));
        shop.passes(Duration.ofDays(8));
        for (String friend : new String[] {"f1", "f2", "f3"}) {
            shop.receives(friend, "other");
        }
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.cashTally().committed()).isEqualTo(1_400);
        nothingIsLeftToDo(shop);
    }

    @Test
    @DisplayName("gives back what it holds for a friend who is erased, with the reason on the row")
    void heldForTheErased() {
        for (int days : new int[] {0, 8}) {
            Shop shop = shop(Clawback.NEGATIVE_BALANCE);
            shop.brings("alice", "f1", "f2");
            drops(shop);
            shop.passes(Duration.ofDays(days));
            assertThat(shop.referrals.erase(F1)).isTrue();
            assertThat(shop.cashTally().reserved()).isEqualTo(800);
            assertThat(shop.account("alice", Shop.CASH).held()).isEqualTo(500);
            Grant row = shop.rows("alice").get(0);
            assertThat(row.left()).isZero();
            assertThat(row.forfeited()).isEqualTo(500);
            assertThat(row.limits()).containsExactly(Reason.ERASED);
            shop.edition(with(Clawback.NEGATIVE_BALANCE));
            shop.passes(Duration.ofDays(8));
            shop.receives("f2", "other");
            shop.brings("alice", "f3");
            shop.passes(Duration.ofDays(8));
            assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
            assertThat(shop.cashTally().committed()).isEqualTo(1_600);
            nothingIsLeftToDo(shop);
        }
    }

    @Test
    @DisplayName("is recovered by its own unit and clawback, also by one that another edition changed")
    void recovers() {
        ReferralProgram first = with(Clawback.FLOOR_ZERO_WITH_DEBT);
        for (int edition = 0; edition < 3; edition++) {
            Shop shop = new Shop(first);
            shop.brings("alice", "f1");
            shop.passes(Duration.ofDays(8));
            shop.wallet.spend(ALICE, 300);
            shop.wallet.mode(Wallet.Mode.PUTS_OFF);
            shop.refunds("f1", 3_900, "r1");
            if (edition > 0) {
                shop.edition(Shop.edition(
                        first, "2", with(Clawback.NEGATIVE_BALANCE).rules().toArray(RewardRule[]::new)));
            }
            if (edition > 1) {
                shop.brings("alice", "f2");
                drops(shop);
            }
            shop.wallet.mode(Wallet.Mode.DOES);
            shop.passes(Duration.ofMinutes(1));
            RuleAccount account = shop.account("alice", Shop.CASH);
            assertThat(shop.wallet.of("alice")).isZero();
            assertThat(account.recovered()).isEqualTo(200);
            assertThat(account.owed()).isEqualTo(300);
            assertThat(account.recovering()).isZero();
            assertThat(shop.cashTally().committed()).isEqualTo(300);
        }
    }

    @Test
    @DisplayName("takes back at once what turned out void while it was being paid")
    void voidWhilePaid() {
        Shop shop = shop(Clawback.NEGATIVE_BALANCE);
        shop.brings("alice", "f1");
        shop.wallet.mode(Wallet.Mode.DOES_AND_PUTS_OFF);
        shop.passes(Duration.ofDays(8));
        shop.refunds("f1", 3_900, "r1");
        drops(shop);
        shop.wallet.mode(Wallet.Mode.DOES);
        shop.passes(Duration.ofMinutes(1));
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.wallet.of("f1")).isZero();
        assertThat(shop.account("alice", Shop.CASH).recovered()).isEqualTo(500);
        assertThat(shop.cashTally().committed()).isZero();
        nothingIsLeftToDo(shop);
    }

    @Test
    @DisplayName(
            "takes back what it paid for a friend who turned out void, by its own terms, before the friend is erased")
    void voidIsErased() {
        Shop shop = shop(Clawback.NEGATIVE_BALANCE);
        shop.brings("alice", "f1", "f2");
        shop.passes(Duration.ofDays(8));
        drops(shop);
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.wallet.of("alice")).isEqualTo(1_000);
        assertThat(shop.referrals.erase(F1)).isTrue();
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.wallet.of("f1")).isZero();
        assertThat(shop.cashTally().committed()).isEqualTo(800);
        shop.refunds("f2", 3_900, "r2");
        assertThat(shop.referrals.erase(new MemberId("f2"))).isTrue();
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.cashTally().committed()).isZero();
        nothingIsLeftToDo(shop);
    }

    @Test
    @DisplayName("gives back what it holds for a friend who turned out void and is erased then")
    void voidIsErasedUnpaid() {
        Shop shop = shop(Clawback.NEGATIVE_BALANCE);
        shop.brings("alice", "f1");
        drops(shop);
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.cashTally().reserved()).isEqualTo(800);
        assertThat(shop.referrals.erase(F1)).isTrue();
        assertThat(shop.account("alice", Shop.CASH).held()).isZero();
        nothingIsLeftToDo(shop);
    }

    @Test
    @DisplayName("by which a void friend gave nobody anything, leaves nothing to look at")
    void gaveNothing() {
        ReferralProgram third = Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.CUMULATIVE_TARGET, 3, 900), Clawback.NET_NEXT_PAYOUT));
        Shop shop = new Shop(third);
        shop.brings("alice", "f1", "f2");
        drops(shop);
        shop.refunds("f1", 3_900, "r1");
        shop.passes(Duration.ofDays(8));
        nothingIsLeftToDo(shop);
        assertThat(shop.account("alice", Shop.CASH).counted()).isEqualTo(1);
        shop.edition(third);
        shop.brings("alice", "f3");
        assertThat(shop.rows("alice")).isEmpty();
        shop.brings("alice", "f4");
        assertThat(shop.account("alice", Shop.CASH).held()).isEqualTo(900);
    }

    @Test
    @DisplayName("keeps a void friend in sight once a day, as long as it may be there again")
    void onceADay() {
        Shop shop = shop(Clawback.NEGATIVE_BALANCE);
        shop.brings("alice", "f1");
        drops(shop);
        shop.refunds("f1", 3_900, "r1");
        for (int i = 0; i < 3; i++) {
            shop.now = shop.now.plus(Duration.ofDays(1));
            assertThat(shop.referrals.runDue(shop.now)).isEqualTo(1);
            assertThat(shop.referrals.runDue(shop.now)).isZero();
        }
        assertThat(shop.referrals.erase(ALICE)).isTrue();
        assertThat(shop.referrals.erase(F1)).isTrue();
        nothingIsLeftToDo(shop);
    }

    @Test
    @DisplayName("gives up what waits in a queue for a friend who is erased, also behind a part that is paid")
    void queue() {
        RewardCap cap =
                new RewardCap(RewardCap.Measure.AMOUNT, 700, Optional.of(CalendarWindow.Period.MONTH), OnLimit.QUEUE);
        Shop shop = new Shop(Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NET_NEXT_PAYOUT, cap)));
        shop.brings("alice", "f2", "f1");
        shop.passes(Duration.ofDays(8));
        drops(shop);
        assertThat(shop.account("alice", Shop.CASH).queued()).isEqualTo(300);
        assertThat(shop.referrals.erase(F1)).isTrue();
        assertThat(shop.account("alice", Shop.CASH).queued()).isZero();
        assertThat(shop.account("alice", Shop.CASH).forfeited()).isEqualTo(300);
        assertThat(shop.wallet.of("alice")).isEqualTo(700);
    }

    @Test
    @DisplayName("that counts facts pays what was put off, and lets the member be erased")
    void facts() {
        RewardRule share = new RewardRule(
                new RuleId("分享🎁"),
                new RewardRule.Counts.Facts(EventType.CONTENT_SHARED, Optional.empty()),
                RandomShop.POINTS,
                ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 10),
                CountScope.NEW,
                List.of(),
                Clawback.NET_NEXT_PAYOUT);
        Shop shop = new Shop(Shop.program(share));
        shop.wallet.mode(Wallet.Mode.PUTS_OFF);
        shop.referrals.tell(CommunityEvent.builder(Shop.key("s"), EventType.CONTENT_SHARED, shop.now)
                .actor(ALICE)
                .build());
        drops(shop);
        shop.wallet.mode(Wallet.Mode.DOES);
        assertThat(shop.referrals.erase(ALICE)).isTrue();
        assertThat(shop.wallet.of("alice")).isEqualTo(10);
        assertThat(shop.referrals.tally().unit(RandomShop.POINTS).reserved()).isZero();
        assertThat(shop.referrals.tally().unit(RandomShop.POINTS).committed()).isEqualTo(10);
        nothingIsLeftToDo(shop);
    }
}
