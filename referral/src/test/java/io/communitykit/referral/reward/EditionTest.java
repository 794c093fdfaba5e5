package io.communitykit.referral.reward;

import static io.communitykit.referral.reward.Shop.cash;
import static io.communitykit.referral.reward.Shop.ladder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.ledger.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A new edition of a program")
class EditionTest {

    private static final ReferralProgram FIRST = Shop.program(
            cash(Side.REFERRER, ladder(LadderMode.CUMULATIVE_TARGET, 1, 500, 3, 2_000), Clawback.NEGATIVE_BALANCE));

    @Test
    @DisplayName("keeps what earlier ladders gave, and gives what its own ladder adds from there")
    void keepsGrants() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        shop.edition(Shop.edition(
                FIRST,
                "2",
                cash(Side.REFERRER, ladder(LadderMode.CUMULATIVE_TARGET, 1, 100, 2, 300), Clawback.NEGATIVE_BALANCE)));
        shop.brings("alice", "f2");
        assertThat(shop.rows("alice").stream().map(Grant::wanted)).containsExactly(500L, 200L);
        assertThat(shop.rows("alice").stream().map(it -> it.edition().value())).containsExactly("1", "2");
        shop.refunds("f2", 3_900, "r1");
        assertThat(held(shop, "2")).isEqualTo(500);
        shop.refunds("f1", 3_900, "r2");
        assertThat(held(shop, "2")).isZero();
    }

    private static long held(Shop shop, String edition) {
        return shop.referrals
                .rewards(new MemberId("alice"))
                .rule(Shop.CASH, new PolicyVersion(edition))
                .held();
    }

    @Test
    @DisplayName("with a larger reward nets what is owed, and owes it again where that reward turns out void unpaid")
    void owedAgain() {
        ReferralProgram plain = Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NET_NEXT_PAYOUT));
        Shop shop = new Shop(plain);
        shop.brings("alice", "f1");
        shop.passes(Duration.ofDays(8));
        shop.refunds("f1", 3_900, "r1");
        ReferralProgram larger = Shop.edition(
                plain,
                "2",
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 800), Clawback.NET_NEXT_PAYOUT));
        shop.edition(larger);
        shop.brings("alice", "f2");
        shop.wallet.mode(Wallet.Mode.PUTS_OFF);
        shop.passes(Duration.ofDays(8));
        assertThat(shop.rows("alice").get(1).cash()).isEqualTo(300);
        assertThat(shop.cashTally().reserved()).isEqualTo(300);
        assertThat(shop.account("alice", Shop.CASH).owed()).isZero();
        shop.refunds("f2", 3_900, "r2");
        shop.wallet.mode(Wallet.Mode.REFUSES);
        shop.passes(Duration.ofMinutes(1));
        assertThat(shop.account("alice", Shop.CASH).owed()).isEqualTo(500);
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        new LedgerCheck(shop, larger).holds(Set.of(new MemberId("alice")));
    }

    @Test
    @DisplayName("with a rule more takes nothing back by it for friends whom it never counted")
    void ruleMore() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        RuleId points = new RuleId("points");
        ReferralProgram second = Shop.edition(
                FIRST,
                "2",
                FIRST.rules().get(0),
                new RewardRule(
                        points,
                        new RewardRule.Counts.Referrals(Side.REFERRER),
                        RandomShop.POINTS,
                        ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 50),
                        CountScope.NEW,
                        List.of(),
                        Clawback.NEGATIVE_BALANCE));
        shop.edition(second);
        assertThat(shop.refunds("f1", 3_900, "r1")).isInstanceOf(ReferralResult.Applied.class);
        shop.brings("alice", "f2");
        assertThat(shop.referrals
                        .rewards(new MemberId("alice"))
                        .rule(points, second.version())
                        .counted())
                .isEqualTo(1);
        shop.passes(Duration.ofDays(8));
        assertThat(shop.wallet.of("alice")).isEqualTo(550);
    }

    @Test
    @DisplayName("without a rule leaves its rewards waiting, in sight, for an edition that has it again")
    void ruleLess() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        shop.edition(Shop.edition(FIRST, "2"));
        shop.passes(Duration.ofDays(8));
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.APPROVED);
        assertThat(shop.cashTally().reserved()).isEqualTo(500);
        shop.edition(FIRST);
        shop.receives("f1", "other");
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.SETTLED);
    }

    @Test
    @DisplayName("that has a rule again pays what waited for it within a day, though nothing is told of the friend")
    void ruleAgainPays() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        shop.edition(Shop.edition(FIRST, "2"));
        shop.passes(Duration.ofDays(8));
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.APPROVED);
        shop.passes(Duration.ofDays(60));
        shop.edition(FIRST);
        shop.passes(Duration.ofDays(1));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.SETTLED);
        assertThat(shop.cashTally().reserved()).isZero();
        assertThat(shop.referrals.runDue(shop.now.plus(Duration.ofDays(90)))).isZero();
    }

    @Test
    @DisplayName("that has a rule again pays what others have a claim to, also where all holds ended while none had it")
    void claimsWait() {
        RewardCap cap = new RewardCap(RewardCap.Measure.AMOUNT, 500, Optional.empty(), OnLimit.PARTIAL);
        ReferralProgram capped = Shop.program(
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, 500), Clawback.NEGATIVE_BALANCE, cap));
        Shop shop = new Shop(capped);
        shop.brings("alice", "f1", "f2");
        shop.edition(Shop.edition(capped, "2"));
        shop.refunds("f1", 3_900, "r1");
        shop.passes(Duration.ofDays(60));
        shop.edition(capped);
        shop.passes(Duration.ofDays(1));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        assertThat(shop.cashTally().reserved()).isZero();
        new LedgerCheck(shop, capped).holds(Set.of(new MemberId("alice")));
    }

    @Test
    @DisplayName(
            "that pays by a rule in another unit is refused where somebody has something by it, which is paid in its own")
    void otherUnit() {
        RewardRule cash = FIRST.rules().get(0);
        ReferralProgram points = Shop.edition(
                FIRST,
                "2",
                new RewardRule(
                        cash.id(),
                        cash.counts(),
                        RandomShop.POINTS,
                        cash.ladder(),
                        cash.scope(),
                        cash.caps(),
                        cash.clawback()));
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        shop.wallet.mode(Wallet.Mode.PUTS_OFF);
        shop.passes(Duration.ofDays(8));
        shop.brings("alice", "f2", "f3");
        shop.edition(points);
        shop.wallet.mode(Wallet.Mode.DOES);
        assertThatThrownBy(() -> shop.brings("alice", "f4"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("unit of rule cash in edition 2 must be money:CNY as before")
                .hasMessageContaining("got " + RandomShop.POINTS);
        shop.brings("bob", "f5");
        shop.passes(Duration.ofDays(8));
        assertThat(shop.cashTally().committed()).isEqualTo(500);
        assertThat(shop.cashTally().reserved()).isEqualTo(1_500);
        assertThat(shop.referrals.tally().unit(RandomShop.POINTS).committed()).isEqualTo(500);
        shop.edition(FIRST);
        shop.passes(Duration.ofDays(1));
        assertThat(shop.wallet.of("alice")).isEqualTo(2_000);
        assertThat(shop.cashTally().reserved()).isZero();
        new LedgerCheck(shop, FIRST).holds(Set.of(new MemberId("alice")));
    }

    @Test
    @DisplayName("that pays by a rule in another unit leaves who has something by it to be erased")
    void otherUnitErased() {
        RewardRule cash = FIRST.rules().get(0);
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1", "f2");
        shop.edition(Shop.edition(
                FIRST,
                "2",
                new RewardRule(
                        cash.id(),
                        cash.counts(),
                        RandomShop.POINTS,
                        cash.ladder(),
                        cash.scope(),
                        cash.caps(),
                        cash.clawback())));
        assertThat(shop.referrals.erase(new MemberId("f1"))).isTrue();
        assertThat(shop.referrals.erase(new MemberId("alice"))).isTrue();
        assertThat(shop.cashTally().reserved()).isZero();
        assertThat(shop.referrals.tally().unit(RandomShop.POINTS).taken()).isZero();
    }

    @Test
    @DisplayName(
            "that pays by a rule in another unit lets a friend be erased who was to be counted by it after a cool-down")
    void otherUnitErasedCooling() {
        RewardRule cash = FIRST.rules().get(0);
        ReferralProgram cooling = Shop.cooling(FIRST, Duration.ofDays(2));
        Shop shop = new Shop(cooling);
        shop.brings("alice", "f1", "f2");
        assertThat(shop.status("f2", Side.REFERRER)).isEqualTo(SideStatus.COOLING);
        shop.edition(Shop.edition(
                cooling,
                "2",
                new RewardRule(
                        cash.id(),
                        cash.counts(),
                        RandomShop.POINTS,
                        cash.ladder(),
                        cash.scope(),
                        cash.caps(),
                        cash.clawback())));
        shop.now = shop.now.plus(Duration.ofDays(3));
        assertThat(shop.referrals.erase(new MemberId("f2"))).isTrue();
        assertThat(shop.referrals.erase(new MemberId("alice"))).isTrue();
        assertThat(shop.cashTally().reserved()).isZero();
        assertThat(shop.referrals.runDue(shop.now.plus(Duration.ofDays(30)))).isZero();
    }

    private static ReferralProgram each(String version, long amount) {
        return Shop.edition(
                FIRST,
                version,
                cash(Side.REFERRER, ladder(LadderMode.PER_REFERRAL_MARGINAL, 1, amount), Clawback.NEGATIVE_BALANCE));
    }

    @Test
    @DisplayName("worth less or more takes back of a friend of before what that friend gave, no more and no less")
    void fallsByItsOwn() {
        for (long later : new long[] {0, 300, 5_000}) {
            Shop shop = new Shop(each("1", 500));
            shop.brings("alice", "f1");
            shop.brings("alice", "f2");
            shop.brings("alice", "f3");
            shop.edition(each("2", later));
            shop.refunds("f2", 3_900, "r2");
            assertThat(held(shop, "2")).isEqualTo(1_000);
            shop.brings("alice", "f4");
            assertThat(held(shop, "2")).isEqualTo(1_000 + later);
            for (String friend : new String[] {"f1", "f3"}) {
                shop.refunds(friend, 3_900, "r" + friend);
            }
            assertThat(held(shop, "2")).isEqualTo(later);
            shop.refunds("f4", 3_900, "r4");
            assertThat(held(shop, "2")).isZero();
            shop.passes(Duration.ofDays(60));
            assertThat(shop.wallet.of("alice")).isZero();
            assertThat(shop.cashTally().reserved()).isZero();
        }
    }

    @Test
    @DisplayName("that has a rule again takes back what refunds undid while none had it")
    void ruleAgain() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1");
        shop.edition(Shop.edition(FIRST, "2"));
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.VOIDED);
        shop.passes(Duration.ofDays(60));
        shop.edition(each("3", 500));
        shop.passes(Duration.ofDays(2));
        assertThat(shop.wallet.of("alice")).isZero();
        assertThat(shop.cashTally().reserved()).isZero();
        assertThat(shop.referrals
                        .rewards(new MemberId("alice"))
                        .rule(Shop.CASH, new PolicyVersion("3"))
                        .counted())
                .isZero();
    }

    @Test
    @DisplayName("that has a rule again takes back by it with whatever is told of the friend next")
    void ruleAgainByAnyFact() {
        for (int next = 0; next < 3; next++) {
            Shop shop = new Shop(FIRST);
            shop.brings("alice", "f1");
            shop.edition(Shop.edition(FIRST, "2"));
            shop.refunds("f1", 3_900, "r1");
            shop.edition(each("3", 500));
            switch (next) {
                case 0 -> shop.pays("f1", "second", 3_900, "alice");
                case 1 -> shop.receives("f1", "second");
                default -> shop.referrals.registered(new MemberId("f1"), shop.now);
            }
            assertThat(held(shop, "3")).isZero();
            assertThat(shop.cashTally().reserved()).isZero();
        }
    }

    @Test
    @DisplayName("that has a rule again takes back what was paid before, also where no other rule took anything back")
    void paidRuleAgain() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1", "f2", "f3");
        shop.passes(Duration.ofDays(8));
        shop.edition(Shop.edition(FIRST, "2"));
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.CLAWED_BACK);
        assertThat(shop.wallet.of("alice")).isEqualTo(2_000);
        shop.edition(FIRST);
        shop.passes(Duration.ofDays(2));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
        new LedgerCheck(shop, FIRST).holds(Set.of(new MemberId("alice")));
    }

    @Test
    @DisplayName("that has a rule again shows on the rows of other friends what it takes back of them")
    void rowsOfOthers() {
        Shop shop = new Shop(FIRST);
        shop.brings("alice", "f1", "f2", "f3");
        shop.edition(Shop.edition(FIRST, "2"));
        shop.refunds("f1", 3_900, "r1");
        shop.edition(FIRST);
        shop.passes(Duration.ofDays(2));
        assertThat(shop.rows("alice").stream().map(Grant::left)).containsExactly(0L, 500L);
        new LedgerCheck(shop, FIRST).holds(Set.of(new MemberId("alice")));
    }

    @Test
    @DisplayName("with a cap takes of the friend's own row what other rows have not, and not off sums alone")
    void ownRowLast() {
        Shop shop = new Shop(Shop.edition(FIRST, "0", FIRST.rules().get(0)));
        shop.brings("alice", "f1", "f2");
        RewardCap cap = new RewardCap(RewardCap.Measure.AMOUNT, 1_200, Optional.empty(), OnLimit.PARTIAL);
        ReferralProgram capped = Shop.program(cash(
                Side.REFERRER, ladder(LadderMode.CUMULATIVE_TARGET, 1, 500, 3, 2_000), Clawback.NEGATIVE_BALANCE, cap));
        shop.edition(capped);
        shop.brings("alice", "f3");
        shop.refunds("f1", 3_900, "r1");
        assertThat(shop.rows("alice").stream().mapToLong(Grant::left).sum()).isEqualTo(held(shop, "1"));
    }

    @Test
    @DisplayName("with the same ladder changes nothing: friends of before and of after fall as of one edition")
    void sameLadder() {
        for (int before = 0; before <= 3; before++) {
            Shop shop = new Shop(FIRST);
            for (int i = 1; i <= 3; i++) {
                if (i == before + 1) {
                    shop.edition(Shop.edition(FIRST, "2", FIRST.rules().get(0)));
                }
                shop.brings("alice", "f" + i);
            }
            shop.edition(Shop.edition(FIRST, "3", FIRST.rules().get(0)));
            assertThat(held(shop, "3")).isEqualTo(2_000);
            shop.refunds("f1", 3_900, "r1");
            assertThat(held(shop, "3")).isEqualTo(500);
            shop.refunds("f2", 3_900, "r2");
            assertThat(held(shop, "3")).isEqualTo(500);
            shop.brings("alice", "f4", "f5");
            assertThat(held(shop, "3")).isEqualTo(2_000);
            shop.refunds("f3", 3_900, "r3");
            shop.passes(Duration.ofDays(60));
            assertThat(shop.wallet.of("alice")).isEqualTo(500);
        }
    }

    @Test
    @DisplayName("with the same ladder as the one before it leaves friends of an older ladder what their rows have")
    void sameLadderAfterAnother() {
        Shop shop = new Shop(each("1", 500));
        shop.brings("alice", "f1");
        shop.edition(each("2", 300));
        shop.brings("alice", "f2");
        shop.edition(each("3", 300));
        shop.brings("alice", "f3");
        shop.refunds("f2", 3_900, "r2");
        assertThat(held(shop, "3")).isEqualTo(800);
        shop.brings("alice", "f4");
        shop.refunds("f4", 3_900, "r4");
        assertThat(held(shop, "3")).isEqualTo(800);
        shop.refunds("f1", 3_900, "r1");
        assertThat(held(shop, "3")).isEqualTo(300);
    }

    @Test
    @DisplayName(
            "that holds from the receipt on lets go of what an earlier one held from the payment on, received or not")
    void otherHold() {
        ReferralProgram fromPayment = new ReferralProgram(
                FIRST.version(),
                FIRST.program(),
                FIRST.zone(),
                FIRST.runs(),
                FIRST.qualification(),
                new HoldRule(
                        HoldRule.From.PAYMENT, Duration.ofDays(1), FIRST.hold().receiptWithin()),
                FIRST.review(),
                FIRST.coolDown(),
                FIRST.rules(),
                FIRST.budgets(),
                FIRST.economics());
        Shop shop = new Shop(fromPayment);
        shop.pays("f1", "o1", 3_900, "alice");
        assertThat(shop.status("f1", Side.REFERRER)).isEqualTo(SideStatus.HELD);
        shop.edition(Shop.edition(FIRST, "2", FIRST.rules().get(0)));
        // It is looked at when the first hold ends, and goods are on their way then.
        shop.passes(Duration.ofDays(1));
        assertThat(shop.wallet.of("alice")).isZero();
        shop.passes(Duration.ofDays(30));
        assertThat(shop.wallet.of("alice")).isEqualTo(500);
    }
}
