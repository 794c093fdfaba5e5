package io.communitykit.membership.points.ledger;

import static io.communitykit.membership.points.ledger.Till.cents;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RefundSplitPropertyTest {

    /** An order and what lies around it. */
    record Story(LotPolicy policy, List<Integer> other, int spent, int earned, int elsewhere, int paid) {}

    /** What a member has. */
    private record Wealth(Map<CurrencyId, List<Long>> pots, List<Lot> lots) {

        static Wealth of(Till till) {
            Map<CurrencyId, List<Long>> pots = new TreeMap<>();
            till.points().pots(Till.ANN).forEach((currency, pot) -> pots.put(currency, parts(pot)));
            return new Wealth(
                    pots, till.lots().stream().filter(lot -> !lot.closed()).toList());
        }

        private static List<Long> parts(Pot pot) {
            return List.of(pot.available(), pot.pending(), pot.held(), pot.debt());
        }
    }

    @Property(tries = 1_000)
    @Label("any split of a refund, in any order of its parts, ends in what one whole refund ends in")
    void any_split(
            @ForAll("stories") Story story,
            @ForAll List<@IntRange(min = 1, max = 999) Integer> cuts,
            @ForAll @IntRange(min = 0, max = 7) int turn) {
        Till whole = told(story);
        Till split = told(story);
        AccountResult once = whole.refund("r", "order", story.paid(), story.paid());
        Kept all = new Kept();
        for (int part : parts(story.paid(), cuts, turn)) {
            all.add(split.refund("r" + all.parts, "order", part, story.paid()));
        }

        assertThat(Wealth.of(split)).isEqualTo(Wealth.of(whole));
        assertThat(all.cash).as("money kept back").isEqualTo(cash(once));
    }

    @Property(tries = 500)
    @Label("a refund of all that is left, after any parts, ends in what one whole refund ends in")
    void rest(@ForAll("stories") Story story, @ForAll @IntRange(min = 1, max = 999) int first) {
        Till whole = told(story);
        Till split = told(story);
        whole.refund("r", "order");
        split.refund("r1", "order", Math.min(story.paid(), first), story.paid());
        split.refund("r2", "order");

        assertThat(Wealth.of(split)).isEqualTo(Wealth.of(whole));
    }

    @Property(tries = 500)
    @Label("a whole refund of an order after which nothing else happened returns exactly what was given")
    void exactly_what_was_given(@ForAll("stories") Story story) {
        Story quiet = new Story(
                story.policy().clawback(Clawback.WITHIN_BALANCE),
                story.other(),
                story.spent(),
                story.earned(),
                0,
                story.paid());
        Till before = Till.of(quiet.policy());
        others(before, quiet);
        Till after = told(quiet);
        after.refund("r", "order");

        assertThat(after.available()).isEqualTo(before.available());
        assertThat(after.lots().stream().filter(lot -> !lot.closed())).containsExactlyElementsOf(before.lots());
    }

    /** Adds up what refunds keep back. */
    private static final class Kept {
        private long cash;
        private int parts;

        void add(AccountResult result) {
            cash += cash(result);
            parts++;
        }
    }

    private static long cash(AccountResult result) {
        return Till.posting(result).entries().stream()
                .filter(entry -> entry.kind() == EntryKind.CLAWBACK)
                .flatMap(entry -> entry.limit().stream())
                .flatMap(limit -> ((Limit.Refund) limit).cash().stream())
                .mapToLong(money -> money.minor())
                .sum();
    }

    private static List<Integer> parts(int paid, List<Integer> cuts, int turn) {
        TreeSet<Integer> at = new TreeSet<>(cuts);
        at.removeIf(cut -> cut >= paid);
        at.add(paid);
        List<Integer> parts = new ArrayList<>();
        int from = 0;
        for (int to : at) {
            parts.add(to - from);
            from = to;
        }
        Collections.rotate(parts, turn);
        return parts;
    }

    private static Till told(Story story) {
        Till till = Till.of(story.policy());
        others(till, story);
        if (story.spent() > 0) {
            till.take("spent", Math.min(story.spent(), Math.max(1, till.available())), "order");
        }
        if (story.earned() > 0) {
            till.give("earned", story.earned(), "order");
        }
        if (story.elsewhere() > 0) {
            till.take("elsewhere", Math.min(story.elsewhere(), Math.max(1, till.available())));
        }
        return till;
    }

    /** Other lots, one a day. */
    private static void others(Till till, Story story) {
        for (int i = 0; i < story.other().size(); i++) {
            till.at(till.now().plusSeconds(86_400))
                    .give("other " + i, story.other().get(i));
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Integer> points = Arbitraries.integers().between(0, 300);
        return Combinators.combine(
                        policies(),
                        Arbitraries.integers().between(1, 100).list().ofMaxSize(4),
                        points,
                        Arbitraries.integers().between(1, 300),
                        points,
                        Arbitraries.integers().between(1, 1_000))
                .as(Story::new);
    }

    private static Arbitrary<LotPolicy> policies() {
        ExpiryRule month = new ExpiryRule.After(Period.ofMonths(1), Optional.empty());
        return Combinators.combine(
                        Arbitraries.of(Clawback.values()),
                        Arbitraries.of(ConsumptionOrder.values()),
                        Arbitraries.of(month, ExpiryRule.Never.INSTANCE),
                        Arbitraries.of(0L, 30L, 1_000L))
                .as((way, order, expiry, limit) -> {
                    LotPolicy policy =
                            LotPolicy.DEFAULT.order(order).expiry(expiry).value(new PointsValue(7, cents(3)));
                    return way == Clawback.LIMITED_DEBT ? policy.debtUpTo(limit) : policy.clawback(way);
                });
    }
}
