package io.communitykit.membership.tier.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SpendTallyPropertyTest {

    private static final Currency USD = Currency.getInstance("USD");

    @Property(tries = 300)
    void agrees_with_maps_of_everything(@ForAll long seed) throws IOException {
        agrees(new Shop(seed, new Random(seed).nextInt(300)), 1 << 28);
    }

    @Property(tries = 15)
    void agrees_with_maps_of_everything_where_memory_is_scarce(@ForAll long seed) throws IOException {
        TallyReport report = agrees(new Shop(seed, 4_000 + new Random(seed).nextInt(8_000)), 1 << 17);
        assertThat(report.spilled()).as("bytes that went through files").isPositive();
    }

    private static TallyReport agrees(Shop shop, int memory) throws IOException {
        UnknownOrders policy = shop.pick(UnknownOrders.values());
        NaiveTally naive = new NaiveTally(Year.OFF, policy, shop.facts, shop.mentioned);
        CutRule rule = shop.rule(naive.members);
        NaiveCut expected = new NaiveCut(rule, naive.members);

        Path directory = Files.createTempDirectory("tally-test");
        List<SpendProblem> problems = new ArrayList<>();
        List<Winner> winners = new ArrayList<>();
        MemberCut cut;
        try (SpendTally tally = SpendTally.builder(rule, Year.OFF, directory)
                .memory(memory)
                .unknownOrders(policy)
                .onProblem(problems::add)
                .build()) {
            shop.mentioned.forEach(tally::add);
            shop.facts.forEach(tally::add);
            cut = tally.finish();
            cut.winners(winners::add);
        }
        assertThat(directory).isEmptyDirectory();
        Files.delete(directory);

        assertThat(winners).isEqualTo(expected.in);
        assertThat(problems).containsExactlyInAnyOrderElementsOf(naive.problems);
        assertThat(cut.result())
                .isEqualTo(SpendCut.cut(
                        rule,
                        Year.OFF,
                        naive.members.stream().mapToLong(Winner::sum).toArray()));
        assertThat(cut.sketch().size()).isEqualTo(naive.members.size());
        return agrees(cut.report(), shop, naive);
    }

    private static TallyReport agrees(TallyReport report, Shop shop, NaiveTally naive) {
        assertThat(report)
                .isEqualTo(new TallyReport(
                        shop.facts.size(),
                        naive.repeated,
                        naive.later,
                        naive.conflicts,
                        count(naive, SpendProblem.ForeignCurrency.class),
                        count(naive, SpendProblem.UnknownOrder.class),
                        count(naive, SpendProblem.OutOfRange.class),
                        naive.members.size(),
                        report.spilled()));
        assertThat(report.hasProblems()).isEqualTo(!naive.problems.isEmpty());
        return report;
    }

    private static long count(NaiveTally naive, Class<? extends SpendProblem> kind) {
        return naive.problems.stream().filter(kind::isInstance).count();
    }

    @Property(tries = 100)
    void problems_and_winners_come_in_an_order_that_does_not_depend_on_the_telling(@ForAll long seed)
            throws IOException {
        Shop shop = new Shop(seed, 200);
        List<Object> first = outcome(shop);
        Collections.shuffle(shop.facts, shop.random);
        Collections.shuffle(shop.mentioned, shop.random);
        assertThat(outcome(shop)).isEqualTo(first);
    }

    private static List<Object> outcome(Shop shop) throws IOException {
        Path directory = Files.createTempDirectory("tally-test");
        List<Object> told = new ArrayList<>();
        CutRule rule = Year.everyone(5_000).ties(Ties.BY_KEY);
        try (SpendTally tally = SpendTally.builder(rule, Year.OFF, directory)
                .onProblem(told::add)
                .build()) {
            shop.facts.forEach(tally::add);
            shop.mentioned.forEach(tally::add);
            MemberCut cut = tally.finish();
            cut.winners(told::add);
            told.add(cut.result());
            told.add(cut.report());
        }
        Files.delete(directory);
        return told;
    }

    /** Few keys, members, orders, times and amounts, so that they meet; and some amounts that overflow. */
    private static final class Shop {

        private static final List<Instant> TIMES = List.of(
                Year.BEFORE,
                Year.WINDOW.start(),
                Year.JUNE,
                Year.WINDOW.end().minusNanos(1_000),
                Year.WINDOW.end(),
                Year.AFTER,
                Year.AT.minusNanos(1_000),
                Year.AT,
                Year.AT.plusSeconds(9));
        private static final List<String> NAMES =
                List.of("a", "ab", "ann", "Ann", "é", "e\u0301", "中", "\uFFFD", "😀", "😁", "x".repeat(255));

        final Random random;
        final List<SpendFact> facts = new ArrayList<>();
        final List<MemberId> mentioned = new ArrayList<>();
        private final int people;

        Shop(long seed, int count) {
            random = new Random(seed);
            people = 1 + random.nextInt(Math.max(1, count));
            for (int i = 0; i < count; i++) {
                facts.add(random.nextInt(6) == 0 && i > 0 ? again() : fact(i));
            }
            for (int i = 0; i < random.nextInt(20); i++) {
                mentioned.add(member());
            }
        }

        private SpendFact again() {
            SpendFact other = facts.get(random.nextInt(facts.size()));
            return random.nextInt(4) > 0
                    ? other
                    : new SpendFact(
                            other.key(),
                            random.nextBoolean() ? other.member() : member(),
                            other.order(),
                            random.nextBoolean() ? other.kind() : pick(SpendFact.Kind.values()),
                            random.nextBoolean() ? other.occurredAt() : time(),
                            random.nextBoolean() ? other.amount() : amount());
        }

        private SpendFact fact(int number) {
            return new SpendFact(
                    new IdempotencyKey(new EventSource(random.nextBoolean() ? "shop" : "店"), new EventId("f" + number)),
                    member(),
                    new OrderId("o" + random.nextInt(3)),
                    random.nextInt(3) > 0 ? SpendFact.Kind.PAID : SpendFact.Kind.REFUNDED,
                    time(),
                    amount());
        }

        private MemberId member() {
            int number = random.nextInt(people);
            return new MemberId(number < NAMES.size() ? NAMES.get(number) : "m" + number);
        }

        private Instant time() {
            return TIMES.get(random.nextInt(TIMES.size()));
        }

        private Money amount() {
            long minor = switch (random.nextInt(8)) {
                case 0 -> Long.MAX_VALUE - random.nextInt(2);
                case 1 -> 1_000_000L + random.nextInt(1_000_000);
                default -> 1 + random.nextInt(5);
            };
            return new Money(minor, random.nextInt(20) == 0 ? USD : Year.CNY);
        }

        CutRule rule(List<Winner> members) {
            long[] sums = members.stream().mapToLong(Winner::sum).toArray();
            return new RandomSums(random.nextLong()).rule(sums);
        }

        <T> T pick(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
