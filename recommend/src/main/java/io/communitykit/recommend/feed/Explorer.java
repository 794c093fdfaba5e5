package io.communitykit.recommend.feed;

import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.diversity.Placement;
import io.communitykit.recommend.explore.Audience;
import io.communitykit.recommend.explore.Choice;
import io.communitykit.recommend.explore.Evidence;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.explore.ExplorationPlan;
import io.communitykit.recommend.explore.ExploringPlace;
import io.communitykit.recommend.feed.internal.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Draws new content for the exploring places of a page. Used once. */
final class Explorer {

    /** Keeps the seeds of places apart. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final ExplorationRule rule;
    private final FeedRequest request;
    private final Columns columns;
    private final IntUnaryOperator rowOf;
    private final Map<Integer, ExploringPlace> drawn = new HashMap<>();
    private int wanted;

    Explorer(ExplorationRule rule, FeedRequest request, Columns columns, IntUnaryOperator rowOf) {
        this.rule = rule;
        this.request = request;
        this.columns = columns;
        this.rowOf = rowOf;
    }

    /** Draws among candidates that nobody has placed. */
    List<Placement> placements(boolean[] placed) {
        int[] free = IntStream.range(0, placed.length).filter(i -> !placed[i]).toArray();
        long[] impressions = Arrays.stream(free)
                .mapToLong(i -> (long) evidence(i).impressions())
                .toArray();
        Audience audience = request.context().audience().orElse(Audience.KNOWN_MEMBER);
        ExplorationPlan plan = rule.share().plan(request.size(), audience, free, impressions, request.seed());
        wanted = plan.wanted();
        return rule.by().map(by -> chosen(plan, pool(free), by)).orElseGet(() -> even(plan));
    }

    /** How many places should explore. */
    int wanted() {
        return wanted;
    }

    /** How probable it was that a candidate was drawn for a place; empty for one that was not, and for one drawn for another place. */
    OptionalDouble propensity(int candidate, int place) {
        ExploringPlace of = drawn.get(candidate);
        return of == null || of.place() != place ? OptionalDouble.empty() : OptionalDouble.of(of.propensity());
    }

    private Evidence evidence(int candidate) {
        return columns.evidence[rowOf.applyAsInt(candidate)];
    }

    private List<Integer> pool(int[] free) {
        List<Integer> pool = new ArrayList<>();
        for (int candidate : free) {
            if (evidence(candidate).impressions() < rule.share().fewerThan()) {
                pool.add(candidate);
            }
        }
        return pool;
    }

    private List<Placement> even(ExplorationPlan plan) {
        List<Placement> placements = new ArrayList<>();
        for (ExploringPlace place : plan.places()) {
            placements.add(placed(place));
        }
        return placements;
    }

    // One place after the other, without those drawn before.
    private List<Placement> chosen(ExplorationPlan plan, List<Integer> pool, Exploration by) {
        List<Integer> left = limited(pool);
        List<Placement> placements = new ArrayList<>();
        for (ExploringPlace place : plan.places()) {
            if (left.isEmpty()) {
                break;
            }
            Choice choice = choose(by, left, request.seed() + STEP * (place.place() + 1));
            int candidate = left.remove(choice.arm());
            // Where the pool is small, not every place that should explore does.
            double explores = Math.min(1, place.ofCandidate() * plan.pool());
            placements.add(placed(
                    new ExploringPlace(place.place(), candidate, place.ofPlace(), explores * choice.propensity())));
        }
        return placements;
    }

    // Those least shown, if there are more than the integration takes.
    private List<Integer> limited(List<Integer> pool) {
        List<Integer> sorted = new ArrayList<>(pool);
        if (sorted.size() > Exploration.Thompson.MOST_RATES) {
            sorted.sort((a, b) -> {
                int byShown =
                        Double.compare(evidence(a).impressions(), evidence(b).impressions());
                return byShown != 0 ? byShown : Integer.compare(a, b);
            });
            return new ArrayList<>(sorted.subList(0, Exploration.Thompson.MOST_RATES));
        }
        return sorted;
    }

    private Choice choose(Exploration by, List<Integer> arms, long seed) {
        List<Evidence> evidence = arms.stream().map(this::evidence).toList();
        if (by instanceof Exploration.Thompson thompson) {
            return thompson.choose(evidence, seed);
        }
        return ((Exploration.EpsilonGreedy) by).choose(evidence, seed);
    }

    private Placement placed(ExploringPlace place) {
        drawn.put(place.candidate(), place);
        return new Placement(
                place.candidate(), place.place(), new RuleId(FeedPageBuilder.EXPLORE + (place.place() + 1)));
    }
}
