package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.ledger.Till;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("Tiers over a random history")
class TierHistoryPropertyTest {

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    @Label("are what a plain model makes of the same postings, change by change")
    void agree_with_a_plain_model(
            @ForAll("worlds") RandomLadders.World world, @ForAll("histories") List<TierStep> steps) {
        TierRun run = new TierRun(world);
        for (TierStep step : steps) {
            run.step(step);
            run.compare();
        }
        run.settle();
        run.compare();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("are the same to the last field whether what is due is posted daily, now and then, or after all")
    void do_not_hang_on_when_what_is_due_is_posted(
            @ForAll("worlds") RandomLadders.World world,
            @ForAll("forward") List<TierStep> steps,
            @ForAll @IntRange(min = 0, max = 150) int silence,
            @ForAll Random moments) {
        List<TierStep> all = new ArrayList<>(steps);
        all.add(new TierStep.Midnight(silence, Duration.ofHours(5)));
        TierRun daily = new TierRun(world);
        TierRun sometimes = new TierRun(world);
        TierRun late = new TierRun(world);
        for (TierStep step : all) {
            if (!(step instanceof TierStep.Due)) {
                goTo(daily, step, day -> daily.runDue());
                goTo(sometimes, step, day -> {
                    if (moments.nextInt(5) == 0) {
                        sometimes.moveTo(day.plusSeconds(moments.nextInt(3_600)));
                        sometimes.runDue();
                    }
                });
                late.step(step);
            }
        }
        for (TierRun run : List.of(daily, sometimes, late)) {
            run.runDue();
        }

        assertThat(late.postings(0)).isEqualTo(daily.postings(0));
        assertThat(late.states()).isEqualTo(daily.states());
        assertThat(sometimes.postings(0)).isEqualTo(daily.postings(0));
        assertThat(sometimes.states()).isEqualTo(daily.states());
    }

    /** Goes from day to day to where a step takes the clock. */
    private static void goTo(TierRun run, TierStep step, Consumer<Instant> eachDay) {
        Instant before = run.now();
        run.step(step);
        Instant after = run.now();
        LocalDate day = CalendarWindow.dayOf(before, run.world().zone()).plusDays(1);
        Instant next = CalendarWindow.startOfDay(day, run.world().zone());
        while (next.plusSeconds(3_600).isBefore(after)) {
            run.moveTo(next);
            eachDay.accept(next);
            day = day.plusDays(1);
            next = CalendarWindow.startOfDay(day, run.world().zone());
        }
        run.moveTo(after);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Label("come as they were projected if nothing more is told, and projecting changes nothing")
    void come_as_projected(
            @ForAll("worlds") RandomLadders.World world,
            @ForAll("histories") List<TierStep> steps,
            @ForAll @IntRange(min = 1, max = 12_000) int hours) {
        TierRun run = new TierRun(world);
        steps.forEach(run::step);
        Instant until = run.now().plus(Duration.ofHours(hours));
        long posted = run.postings(0).size();

        Projection projection = run.tiers().project(Till.ANN, until);

        assertThat(run.postings(0)).hasSize((int) posted);
        run.moveTo(until);
        run.runDue();
        List<String> projected = projection.steps().stream()
                .flatMap(step -> step.tiers().stream().map(change -> step.at() + " " + change))
                .toList();
        assertThat(projected)
                .isEqualTo(run.tiers().history(Till.ANN).stream()
                        .filter(event -> event.sequence() > posted)
                        .map(event -> event.at() + " " + event.change())
                        .toList());
        assertThat(projection.standings()).isEqualTo(run.tiers().standings(Till.ANN));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("are never lower for having earned more, where a tier once reached stays")
    void are_monotone(
            @ForAll("climbing") RandomLadders.World world,
            @ForAll("histories") List<TierStep> steps,
            @ForAll @IntRange(min = 0, max = 30) int when,
            @ForAll @LongRange(min = 1, max = 50) long more) {
        TierRun less = new TierRun(world);
        TierRun richer = new TierRun(world);
        for (int i = 0; i < steps.size(); i++) {
            if (i == Math.min(when, steps.size() - 1)) {
                richer.step(new TierStep.Grant(true, more, Optional.of(7), Duration.ZERO));
            }
            less.step(steps.get(i));
            richer.step(steps.get(i));
            assertThat(rank(richer)).isGreaterThanOrEqualTo(rank(less));
        }
    }

    private static int rank(TierRun run) {
        return run.tiers().standings(Till.ANN).get(0).climbed().stream()
                .mapToInt(tier -> run.world().ladders().get(0).rank(tier.id()).orElseThrow())
                .findFirst()
                .orElse(-1);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("are after all orders were refunded what they are without them, where a tier follows the value")
    void are_undone_by_refunds(@ForAll("following") RandomLadders.World world, @ForAll("orders") List<TierStep> steps) {
        TierRun refunded = new TierRun(world);
        TierRun without = new TierRun(world);
        TierStep first = new TierStep.Grant(true, 1, Optional.empty(), Duration.ZERO);
        refunded.step(first);
        without.step(first);
        for (TierStep step : steps) {
            refunded.step(step);
            if (!(step instanceof TierStep.Paid)) {
                without.step(step);
            }
        }
        for (int order = 0; order <= 5; order++) {
            refunded.step(new TierStep.Refunded(order, 1, Duration.ZERO));
            refunded.step(new TierStep.Refunded(order, 0, Duration.ZERO));
        }
        refunded.runDue();
        without.runDue();

        assertThat(place(refunded)).isEqualTo(place(without));
        refunded.moveTo(refunded.now().plus(Duration.ofDays(40)));
        without.moveTo(refunded.now());
        assertThat(place(refunded)).isEqualTo(place(without));
    }

    /** Where the member stands, but for since when. */
    private static TierStanding place(TierRun run) {
        TierStanding standing = run.tiers().standings(Till.ANN).get(0);
        return new TierStanding(
                standing.ladder(),
                standing.measure(),
                standing.tier(),
                Optional.empty(),
                standing.climbed(),
                standing.value(),
                standing.next(),
                standing.keptWith(),
                standing.reviewAt(),
                standing.grace(),
                standing.locks());
    }

    // ---- worlds and histories

    @Provide
    Arbitrary<RandomLadders.World> worlds() {
        return RandomLadders.worlds();
    }

    /** What came in ever counts, and no tier is lost. */
    @Provide
    Arbitrary<RandomLadders.World> climbing() {
        Climb climb = new Climb(
                new Measure.Earned(Till.GROWTH),
                Window.Lifetime.INSTANCE,
                Climb.Upgrade.AT_ONCE,
                Validity.Continuous.INSTANCE,
                new Downgrade(Downgrade.Step.NONE, Period.ZERO),
                Optional.empty());
        return RandomLadders.worlds(RandomLadders.tiers()
                        .map(tiers -> List.of(new TierLadder(new LadderId("a"), tiers, Optional.of(climb)))))
                .map(RandomLadders.World::deep);
    }

    /** A tier is kept with what it is reached with, and lost at once. */
    @Provide
    Arbitrary<RandomLadders.World> following() {
        Arbitrary<Climb> climbs = RandomLadders.climbs()
                .filter(climb -> climb.validity() instanceof Validity.Continuous
                        && climb.measure() instanceof Measure.Earned
                        && climb.downgrade().equals(Downgrade.FULL));
        Arbitrary<List<Tier>> tiers = RandomLadders.tiers()
                .map(any -> any.stream()
                        .map(tier -> new Tier(tier.id(), tier.enter()))
                        .toList());
        return RandomLadders.worlds(Combinators.combine(tiers, climbs)
                        .as((steps, climb) -> List.of(new TierLadder(new LadderId("a"), steps, Optional.of(climb)))))
                .map(RandomLadders.World::deep);
    }

    @Provide
    Arbitrary<List<TierStep>> histories() {
        return RandomLadders.histories();
    }

    @Provide
    Arbitrary<List<TierStep>> forward() {
        return RandomLadders.forward();
    }

    /** Orders and gifts, some told late. */
    @Provide
    Arbitrary<List<TierStep>> orders() {
        return Arbitraries.oneOf(RandomLadders.paid(), RandomLadders.grants(), RandomLadders.moves(false))
                .list()
                .ofMinSize(1)
                .ofMaxSize(15);
    }
}
