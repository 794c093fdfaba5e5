package io.communitykit.recommend.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.diversity.Placement;
import io.communitykit.recommend.explore.Audience;
import io.communitykit.recommend.explore.Choice;
import io.communitykit.recommend.explore.Evidence;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.explore.ExplorationPlan;
import io.communitykit.recommend.explore.ExploringPlace;
import io.communitykit.recommend.explore.LinUcbModel;
import io.communitykit.recommend.internal.SplitMix64;
import io.communitykit.recommend.offpolicy.LoggedDecision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Draws new content for the exploring places of a page. Used once. */
final class Explorer {

    private final ExplorationRule rule;
    private final FeedRun run;
    private final Map<Integer, Draw> drawn = new HashMap<>();
    /** What LinUCB sees of each candidate, which it looks at for every place. */
    private final Map<Integer, double[]> features = new HashMap<>();

    private int wanted;

    /** A draw, what it was made from, and how probable it was given that the place explores. */
    private record Draw(ExploringPlace place, List<Integer> pool, double ofPool) {}

    Explorer(ExplorationRule rule, FeedRun run) {
        this.rule = rule;
        this.run = run;
    }

    /** How many of so many places explore at most, by their share and by what is new and not placed. */
    int most(int places, boolean[] placed) {
        long pool = IntStream.range(0, placed.length)
                .filter(i -> !placed[i] && isNew(i))
                .count();
        return (int) Math.min(pool, rule.share().most(places, audience()));
    }

    private Audience audience() {
        return run.request().context().audience().orElse(Audience.KNOWN_MEMBER);
    }

    /** Draws among candidates that are not closed, for places that nobody has. */
    List<Placement> placements(boolean[] closed, int[] places) {
        int[] free = limited(IntStream.range(0, closed.length)
                .filter(i -> !closed[i] && isNew(i))
                .toArray());
        long[] impressions = Arrays.stream(free)
                .mapToLong(i -> (long) run.evidence(i).impressions())
                .toArray();
        ExplorationPlan plan = rule.share()
                .plan(
                        places.length,
                        audience(),
                        free,
                        impressions,
                        run.request().seed());
        wanted = plan.wanted();
        List<ExploringPlace> exploring = plan.places().stream()
                .map(at -> new ExploringPlace(places[at.place()], at.candidate(), at.ofPlace(), at.ofCandidate()))
                .toList();
        List<Integer> pool = Arrays.stream(free).boxed().toList();
        return rule.by().map(by -> chosen(exploring, pool, by)).orElseGet(() -> even(exploring, pool));
    }

    /** How many places should explore. */
    int wanted() {
        return wanted;
    }

    /** How probable it was that a candidate was drawn for a place; empty for one that was not, and for one drawn for another place. */
    OptionalDouble propensity(int candidate, int place) {
        Draw draw = drawn.get(candidate);
        return draw == null || draw.place.place() != place
                ? OptionalDouble.empty()
                : OptionalDouble.of(draw.place.propensity());
    }

    /** The draw of a candidate that has a propensity. */
    FeedDecision decision(int candidate) {
        Draw draw = Objects.requireNonNull(drawn.get(candidate));
        List<ContentId> contents = new ArrayList<>(draw.pool.size());
        double[][] units = new double[draw.pool.size()][];
        for (int each : draw.pool) {
            units[contents.size()] = run.units(each);
            contents.add(run.content(each));
        }
        return new FeedDecision(draw.place.place() + 1, contents, draw.pool.indexOf(candidate), draw.ofPool, units);
    }

    // As the plan has it: a part of an impression is none.
    private boolean isNew(int candidate) {
        return (long) run.evidence(candidate).impressions() < rule.share().fewerThan();
    }

    private List<Placement> even(List<ExploringPlace> places, List<Integer> pool) {
        List<Placement> placements = new ArrayList<>();
        for (ExploringPlace place : places) {
            placements.add(placed(new Draw(place, pool, 1.0 / pool.size())));
        }
        return placements;
    }

    // One place after the other, without those drawn before.
    private List<Placement> chosen(List<ExploringPlace> places, List<Integer> pool, Exploration by) {
        List<Integer> left = new ArrayList<>(pool);
        List<Placement> placements = new ArrayList<>();
        for (ExploringPlace place : places) {
            Choice choice = choose(by, left, run.request().seed() + SplitMix64.GOLDEN_GAMMA * (place.place() + 1));
            List<Integer> from = List.copyOf(left);
            int candidate = left.remove(choice.arm());
            // Where the pool is small, not every place that should explore does.
            double explores = Math.min(1, place.ofCandidate() * pool.size());
            ExploringPlace draw =
                    new ExploringPlace(place.place(), candidate, place.ofPlace(), explores * choice.propensity());
            placements.add(placed(new Draw(draw, from, choice.propensity())));
        }
        return placements;
    }

    // Of more than can be weighed, half are those of the best rate and half those least shown.
    private int[] limited(int[] pool) {
        int most = rule.by().filter(by -> by instanceof Exploration.Thompson).isPresent()
                ? Exploration.Thompson.MOST_RATES
                : LoggedDecision.MOST_CANDIDATES;
        if (pool.length <= most) {
            return pool;
        }
        List<Integer> left = new ArrayList<>(Arrays.stream(pool).boxed().toList());
        left.sort(
                Comparator.comparingDouble((Integer each) -> -run.evidence(each).rate()));
        List<Integer> kept = new ArrayList<>(left.subList(0, most / 2));
        List<Integer> others = left.subList(most / 2, left.size());
        others.sort(
                Comparator.comparingDouble((Integer each) -> run.evidence(each).impressions())
                        .thenComparing(each -> each));
        kept.addAll(others.subList(0, most - most / 2));
        return kept.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private Choice choose(Exploration by, List<Integer> arms, long seed) {
        Choice choice = certain(by, arms, seed);
        return rule.even() == 0 ? choice : choice.mixed(new Exploration.EpsilonGreedy(rule.even()), seed);
    }

    private Choice certain(Exploration by, List<Integer> arms, long seed) {
        if (by instanceof Exploration.LinUcb linUcb) {
            LinUcbModel model = run.model().orElseGet(linUcb::fresh);
            return linUcb.choose(model, arms.stream().map(this::features).toList());
        }
        List<Evidence> evidence = arms.stream().map(run::evidence).toList();
        return by instanceof Exploration.Thompson thompson
                ? thompson.choose(evidence, seed)
                : ((Exploration.EpsilonGreedy) by).choose(evidence, seed);
    }

    private double[] features(int candidate) {
        return features.computeIfAbsent(candidate, each -> FeedDecision.features(run.units(each)));
    }

    private Placement placed(Draw draw) {
        int candidate = draw.place.candidate();
        drawn.put(candidate, draw);
        return new Placement(
                candidate, draw.place.place(), new RuleId(FeedPageBuilder.EXPLORE + (draw.place.place() + 1)));
    }
}
