package io.communitykit.referral.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.RuleAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Editions of a program that follow each other, with ladders, caps and rules that come and go,")
class EditionsPropertyTest {

    private static final int FRIENDS = 8;
    private static final List<RuleId> RULES = List.of(Shop.CASH, RandomShop.UNLOCK);
    private static final List<Wallet.Mode> MODES =
            List.of(Wallet.Mode.DOES, Wallet.Mode.PUTS_OFF, Wallet.Mode.DOES_AND_PUTS_OFF, Wallet.Mode.DOES_AND_FAILS);

    /** What happens, as numbers by chance. */
    record Op(Kind kind, int who, int what) {}

    /** What kinds of things happen. */
    enum Kind {
        PAY,
        RECEIVE,
        REFUND,
        TIME,
        EDITION,
        PORT
    }

    @Provide
    Arbitrary<List<RandomShop.Setup>> setups() {
        return RandomShop.setups().list().ofSize(3);
    }

    @Provide
    Arbitrary<List<Op>> histories() {
        return Combinators.combine(
                        Arbitraries.of(
                                Kind.PAY, Kind.PAY, Kind.RECEIVE, Kind.REFUND, Kind.TIME, Kind.EDITION, Kind.PORT),
                        Arbitraries.integers().between(0, FRIENDS - 1),
                        Arbitraries.integers().between(0, 5))
                .as(Op::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    /** One shop, and its editions by chance: each with both rules, with one of them or with none. */
    private static final class World {

        final Map<PolicyVersion, ReferralProgram> editions = new HashMap<>();
        final List<ReferralProgram> order = new ArrayList<>();
        final Shop shop;
        private ReferralProgram current;

        World(List<RandomShop.Setup> setups) {
            for (int i = 0; i < 6; i++) {
                order.add(edition(setups.get(i % 3), i));
            }
            order.forEach(it -> editions.put(it.version(), it));
            current = order.get(0);
            shop = new Shop(current);
        }

        private ReferralProgram edition(RandomShop.Setup setup, int number) {
            List<RewardRule> rules = new ArrayList<>();
            for (RewardRule rule : RandomShop.program(setup).rules()) {
                boolean left = number >= 3 && rule.id().equals(RULES.get(number % 2));
                if (RULES.contains(rule.id()) && !left && number != 5) {
                    rules.add(new RewardRule(
                            rule.id(),
                            rule.counts(),
                            rule.unit(),
                            rule.ladder(),
                            rule.scope(),
                            rule.caps(),
                            Clawback.NEGATIVE_BALANCE));
                }
            }
            ReferralProgram plain = Shop.program(rules.toArray(RewardRule[]::new));
            return Shop.edition(plain, Integer.toString(number + 1), rules.toArray(RewardRule[]::new));
        }

        void play(Op op, int number) {
            String friend = "f" + op.who();
            switch (op.kind()) {
                case PAY -> shop.pays(friend, "o-" + friend, 3_900, "alice");
                case RECEIVE -> shop.receives(friend, "o-" + friend);
                case REFUND -> shop.refunds(friend, 3_900, "r" + number);
                case TIME -> shop.passes(Duration.ofHours(new int[] {1, 26, 80, 200, 400, 700}[op.what()]));
                case EDITION -> goOn(op.what());
                case PORT -> shop.wallet.mode(MODES.get(op.what() % MODES.size()));
            }
        }

        void goOn(int edition) {
            current = order.get(edition);
            shop.edition(current);
        }

        void agrees() {
            long reserved = 0;
            long committed = 0;
            List<Grant> rows = shop.rows("alice");
            Map<RuleId, RuleAccount> accounts =
                    shop.referrals.rewards(new MemberId("alice")).rules();
            for (Map.Entry<RuleId, RuleAccount> each : accounts.entrySet()) {
                List<Grant> mine = rows.stream()
                        .filter(it -> it.rule().equals(each.getKey()))
                        .toList();
                RuleAccount sums = each.getValue();
                assertThat(sums.held()).isEqualTo(sum(mine, Grant::left, GrantStatus.HELD));
                assertThat(sums.approved()).isEqualTo(sum(mine, Grant::left, GrantStatus.APPROVED));
                assertThat(sums.paid()).isEqualTo(sum(mine, Grant::left, GrantStatus.PAID, GrantStatus.REFUSED));
                assertThat(sums.queued()).isEqualTo(sum(mine, Grant::queued, GrantStatus.values()));
                assertThat(sums.forfeited()).isEqualTo(sum(mine, Grant::forfeited, GrantStatus.values()));
                RewardRule rule = editions.get(sums.ladder().editions().get(0))
                        .rule(each.getKey())
                        .orElseThrow();
                assertThat(sums.credited())
                        .isLessThanOrEqualTo(Math.max(0, rule.ladder().entitlement(sums.counted()) + sums.offset()));
                assertThat(sums.before()).isBetween(0L, sums.counted());
                reserved += sums.held() + sum(mine, Grant::cash, GrantStatus.APPROVED);
                committed += sums.paidOut() - sums.recovered();
            }
            long taken = shop.referrals.tally().units().values().stream()
                    .mapToLong(it -> it.reserved())
                    .sum();
            long paid = shop.referrals.tally().units().values().stream()
                    .mapToLong(it -> it.committed())
                    .sum();
            assertThat(taken).isEqualTo(reserved);
            assertThat(paid).isEqualTo(committed);
        }

        private static long sum(List<Grant> rows, ToLongFunction<Grant> amount, GrantStatus... in) {
            return rows.stream()
                    .filter(it -> List.of(in).contains(it.status()))
                    .mapToLong(amount)
                    .sum();
        }
    }

    @Property(tries = 300)
    @Label("keep every row and sum in agreement, and leave nothing with anybody once all friends turned out void")
    void nothingIsLeft(@ForAll("setups") List<RandomShop.Setup> setups, @ForAll("histories") List<Op> ops) {
        World world = new World(setups);
        for (int i = 0; i < ops.size(); i++) {
            world.play(ops.get(i), i);
            world.agrees();
        }
        for (int i = 0; i < FRIENDS; i++) {
            world.shop.refunds("f" + i, 3_900, "last" + i);
            world.agrees();
        }
        world.shop.wallet.mode(Wallet.Mode.DOES);
        world.goOn(0);
        for (int i = 0; i < 3; i++) {
            world.shop.passes(Duration.ofDays(40));
            world.agrees();
        }
        for (RuleId rule : RULES) {
            RuleAccount left = world.shop.account("alice", rule);
            assertThat(left.counted()).isZero();
            assertThat(left.credited()).as("left by %s", rule).isZero();
        }
        assertThat(world.shop.wallet.net(new MemberId("alice"))).isZero();
    }
}
