package io.communitykit.referral.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.RandomShop.Kind;
import io.communitykit.referral.reward.RandomShop.Op;
import io.communitykit.referral.reward.RandomShop.Setup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Referrals, in any history,")
class ReferralsPropertyTest {

    private static final PolicyVersion EDITION = new PolicyVersion("1");

    @Provide
    Arbitrary<Setup> setups() {
        return RandomShop.setups();
    }

    @Provide
    Arbitrary<List<Op>> histories() {
        return RandomShop.ops();
    }

    @Provide
    Arbitrary<List<Op>> troubled() {
        return RandomShop.ops(Kind.PORT, Kind.PORT, Kind.SPEND, Kind.TIME, Kind.REFUND);
    }

    @Property(tries = 300)
    @Label("keep every row, sum, cap and budget in agreement, whatever the wallet answers")
    void ledgersAgree(@ForAll("setups") Setup setup, @ForAll("troubled") List<Op> ops) {
        RandomShop world = new RandomShop(setup);
        LedgerCheck check = new LedgerCheck(world.shop, world.program);
        for (Op op : ops) {
            world.play(op);
            check.holds(world.members);
        }
        world.shop.wallet.mode(Wallet.Mode.DOES);
        for (int i = 0; i < 3; i++) {
            world.shop.passes(Duration.ofDays(40));
            check.holds(world.members);
        }
        check.walletHasWhatLedgersSay(world.members);
        world.members.forEach(it -> assertThat(
                        world.shop.referrals.referral(it).map(Referral::outbox).orElse(List.of()))
                .isEmpty());
    }

    @Property(tries = 300)
    @Label("let sides stand where facts put them, and count the friends who count")
    void standsAreThoseOfFacts(@ForAll("setups") Setup setup, @ForAll("histories") List<Op> ops) {
        RandomShop world = new RandomShop(setup);
        for (Op op : ops) {
            world.play(op);
            standsAgree(world, op);
            countsAgree(world);
        }
    }

    private static void standsAgree(RandomShop world, Op op) {
        world.naive.friends.forEach((id, friend) -> {
            Optional<Referral> referral = world.shop.referrals.referral(new MemberId(id));
            friend.sides.forEach((which, side) -> assertThat(referral.flatMap(it -> it.side(which))
                            .map(SideState::status)
                            .map(NaiveReferrals::stand))
                    .as("%s of %s after %s", which, id, op)
                    .contains(side.stand));
        });
    }

    private static void countsAgree(RandomShop world) {
        for (int i = 0; i < RandomShop.REFERRERS; i++) {
            String referrer = "r" + i;
            Map<RuleId, Long> wanted = Map.of(
                    Shop.CASH,
                    world.naive.counted(referrer),
                    RandomShop.UNLOCK,
                    world.naive.counted(referrer) + world.broughtBefore(referrer));
            wanted.forEach((rule, counted) -> assertThat(world.shop
                            .referrals
                            .rewards(new MemberId(referrer))
                            .rule(rule, EDITION)
                            .counted())
                    .as("%s of %s", rule, referrer)
                    .isEqualTo(counted));
        }
    }

    @Property(tries = 300)
    @Label("under caps for all time, grant what the ladder says of those who count, in whatever order it was told")
    void netFollowsLadder(@ForAll("setups") Setup any, @ForAll("histories") List<Op> ops) {
        Clawback clawback = any.clawback() == Clawback.NONE_AFTER_PAID ? Clawback.NET_NEXT_PAYOUT : any.clawback();
        Setup setup = new Setup(any.mode(), any.steps(), clawback, any.caps() % 2, any.onLimit(), 0, any.flags());
        RandomShop world = new RandomShop(setup);
        LedgerCheck check = new LedgerCheck(world.shop, world.program);
        long cap = setup.caps() == 1 ? 1200 : Long.MAX_VALUE;
        RewardRule cash = world.program.rule(Shop.CASH).orElseThrow();
        for (Op op : ops) {
            world.play(op);
            for (int i = 0; i < RandomShop.REFERRERS; i++) {
                long worth = cash.ladder().entitlement(world.naive.counted("r" + i));
                assertThat(check.granted(new MemberId("r" + i), Shop.CASH)).isEqualTo(Math.min(worth, cap));
            }
            world.naive.friends.forEach((id, friend) -> {
                boolean counts = Optional.ofNullable(friend.sides.get(Side.FRIEND))
                        .filter(it -> it.counts)
                        .isPresent();
                assertThat(check.granted(new MemberId(id), new RuleId("welcome")))
                        .isEqualTo(counts ? 300 : 0);
            });
        }
    }
}
