package io.communitykit.referral.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.BudgetTally;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.ProgramTally;
import io.communitykit.referral.reward.ledger.RuleAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("Editions of a program that follow each other, with ladders, caps and rules that come and go,")
class EditionsPropertyTest {

    private static final int FRIENDS = 8;
    private static final List<RuleId> RULES = List.of(Shop.CASH, RandomShop.UNLOCK);
    private static final RuleId WELCOME = new RuleId("welcome");
    private static final MemberId ALICE = new MemberId("alice");
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
        PORT,
        ERASE
    }

    @Provide
    Arbitrary<List<RandomShop.Setup>> setups() {
        return RandomShop.setups().list().ofSize(3);
    }

    @Provide
    Arbitrary<List<Op>> histories() {
        return histories(Kind.PAY, Kind.PAY, Kind.RECEIVE, Kind.REFUND, Kind.TIME, Kind.EDITION, Kind.PORT);
    }

    @Provide
    Arbitrary<List<Op>> erasures() {
        return histories(Kind.PAY, Kind.PAY, Kind.RECEIVE, Kind.REFUND, Kind.TIME, Kind.EDITION, Kind.PORT, Kind.ERASE);
    }

    private static Arbitrary<List<Op>> histories(Kind... kinds) {
        return Combinators.combine(
                        Arbitraries.of(kinds),
                        Arbitraries.integers().between(0, FRIENDS - 1),
                        Arbitraries.integers().between(0, 5))
                .as(Op::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    /** One shop, and its editions by chance: each with all rules, with some of them or with none. */
    private static final class World {

        final Map<PolicyVersion, ReferralProgram> editions = new HashMap<>();
        final List<ReferralProgram> order = new ArrayList<>();
        final Shop shop;
        private final Set<MemberId> members = new LinkedHashSet<>(List.of(ALICE));
        private boolean isAnyErased;
        private ReferralProgram current;

        World(List<RandomShop.Setup> setups) {
            for (int i = 0; i < 6; i++) {
                order.add(edition(setups.get(i % 3), i));
            }
            order.forEach(it -> editions.put(it.version(), it));
            current = order.get(0);
            shop = new Shop(current);
            for (int i = 0; i < FRIENDS; i++) {
                members.add(new MemberId("f" + i));
            }
        }

        private ReferralProgram edition(RandomShop.Setup setup, int number) {
            List<RewardRule> rules = new ArrayList<>();
            for (RewardRule rule : RandomShop.program(setup).rules()) {
                boolean left = number >= 3 && rule.id().equals(RULES.get(number % 2));
                boolean known = RULES.contains(rule.id()) || rule.id().equals(WELCOME);
                if (known && !left && number != 5 && (number != 4 || !rule.id().equals(WELCOME))) {
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
                case ERASE -> erases(op.what() == 5 && op.who() == 0 ? ALICE : new MemberId(friend));
                case PORT -> shop.wallet.mode(MODES.get(op.what() % MODES.size()));
            }
        }

        void goOn(int edition) {
            current = order.get(edition);
            shop.edition(current);
        }

        /** Whether nothing is put off, so that the member is erased. */
        boolean erases(MemberId member) {
            try {
                shop.referrals.erase(member);
                isAnyErased = true;
                assertThat(shop.rows(member.value())).isEmpty();
                return true;
            } catch (StorageException e) {
                assertThat(e.retryable()).isTrue();
                return false;
            }
        }

        void agrees() {
            Map<RewardUnit, Long> reserved = new HashMap<>();
            Map<RewardUnit, Long> committed = new HashMap<>();
            members.forEach(it -> agrees(it, reserved, committed));
            shop.referrals.tally().units().forEach((unit, tally) -> {
                assertThat(tally.reserved()).isEqualTo(reserved.getOrDefault(unit, 0L));
                if (!isAnyErased) {
                    assertThat(tally.committed()).isEqualTo(committed.getOrDefault(unit, 0L));
                }
            });
        }

        private void agrees(MemberId member, Map<RewardUnit, Long> reserved, Map<RewardUnit, Long> committed) {
            List<Grant> rows = shop.rows(member.value());
            Map<RuleId, RuleAccount> accounts = shop.referrals.rewards(member).rules();
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
                RewardRule rule = Objects.requireNonNull(
                                editions.get(sums.ladder().editions().get(0)))
                        .rule(each.getKey())
                        .orElseThrow();
                assertThat(sums.credited())
                        .isLessThanOrEqualTo(Math.max(0, rule.ladder().entitlement(sums.counted()) + sums.offset()));
                assertThat(sums.before()).isBetween(0L, sums.counted());
                reserved.merge(rule.unit(), sums.held() + sum(mine, Grant::cash, GrantStatus.APPROVED), Math::addExact);
                committed.merge(rule.unit(), sums.paidOut() - sums.recovered(), Math::addExact);
            }
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
        assertThat(world.shop.wallet.net(ALICE)).isZero();
    }

    @Property(tries = 300)
    @Label("leave nothing that waits for a rule once an edition has all of them again and the port pays")
    void everythingIsPaid(@ForAll("setups") List<RandomShop.Setup> setups, @ForAll("histories") List<Op> ops) {
        World world = new World(setups);
        for (int i = 0; i < ops.size(); i++) {
            world.play(ops.get(i), i);
        }
        world.shop.wallet.mode(Wallet.Mode.DOES);
        world.goOn(0);
        for (int i = 0; i < 5; i++) {
            world.shop.passes(Duration.ofDays(40));
            world.agrees();
        }
        for (MemberId member : world.members) {
            assertThat(world.shop.rows(member.value()))
                    .noneMatch(row -> row.left() > 0 && row.status() != GrantStatus.PAID);
        }
        assertThat(world.shop.referrals.tally().units().values()).allMatch(it -> it.reserved() == 0);
    }

    @Property(tries = 300)
    @Label("let every member be erased at any time, with or without the rules, and give all back that was reserved")
    void erasures(
            @ForAll("setups") List<RandomShop.Setup> setups,
            @ForAll("erasures") List<Op> ops,
            @ForAll @IntRange(max = FRIENDS) int aliceAt) {
        World world = new World(setups);
        for (int i = 0; i < ops.size(); i++) {
            world.play(ops.get(i), i);
            world.agrees();
        }
        world.shop.wallet.mode(Wallet.Mode.DOES);
        world.shop.now = world.shop.now.plus(Duration.ofMinutes(1));
        boolean isAliceLast = aliceAt == FRIENDS && !world.shop.rows("alice").isEmpty();
        for (int i = 0; i <= FRIENDS; i++) {
            if (i == aliceAt) {
                assertThat(world.erases(ALICE)).isTrue();
            } else {
                assertThat(world.erases(new MemberId("f" + (i < aliceAt ? i : i - 1))))
                        .isTrue();
            }
            world.agrees();
        }
        ProgramTally tally = world.shop.referrals.tally();
        assertThat(tally.units().values()).allMatch(it -> it.reserved() == 0);
        if (isAliceLast) {
            assertThat(tally.units().values().stream()
                            .mapToLong(BudgetTally::committed)
                            .sum())
                    .isEqualTo(world.members.stream()
                            .mapToLong(world.shop.wallet::net)
                            .sum());
        }
        assertThat(world.shop.referrals.runDue(world.shop.now)).isZero();
        world.shop.now = world.shop.now.plus(Duration.ofDays(100));
        assertThat(world.shop.referrals.runDue(world.shop.now)).isZero();
    }
}
