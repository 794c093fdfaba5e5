package io.communitykit.recommend.candidate.trend;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.internal.HalfLife;
import io.communitykit.recommend.candidate.internal.KindWeights;
import io.communitykit.recommend.internal.Checks;
import java.time.Duration;
import java.util.List;

/**
 * How trends count.
 *
 * @param weights how much each kind counts, each kind once, without half-lives of their own
 * @param now how fast what is busy now fades, 1 hour or more
 * @param score what ranks
 * @param usual how fast what is usual fades, at least twice {@code now}, at most 36,600 days
 * @param prior what an unknown item counts as usual, above 0, at most 1e12; the larger, the more an item needs to trend
 * @param items for how many items of one group there is room, 2 to 10,000,000; where one more comes, the quarter of least usual weight is forgotten
 */
public record TrendPolicy(
        List<BehaviourWeight> weights, Duration now, TrendScore score, Duration usual, double prior, int items) {

    /**
     * Checks the ranges.
     *
     * @param weights how much each kind counts
     * @param now how fast what is busy now fades
     * @param score what ranks
     * @param usual how fast what is usual fades
     * @param prior what an unknown item counts as usual
     * @param items for how many there is room
     */
    public TrendPolicy {
        weights = List.copyOf(weights);
        KindWeights.of(weights);
        HalfLife.of("half-life of what is busy now", now);
        HalfLife.of("half-life of what is usual", usual);
        if (usual.compareTo(now.multipliedBy(2)) < 0) {
            throw InvalidValueException.of("half-life of what is usual", "at least twice " + now, usual);
        }
        Checks.positive("prior of a trend", prior);
        Checks.within("items of a trend", items, 2, 10_000_000);
    }

    /**
     * Six hours against seven days by {@link TrendScore#POISSON}, a prior of 1, 100,000 items a group.
     *
     * @param weights how much each kind counts
     * @return the policy
     */
    public static TrendPolicy of(List<BehaviourWeight> weights) {
        return new TrendPolicy(weights, Duration.ofHours(6), TrendScore.POISSON, Duration.ofDays(7), 1, 100_000);
    }
}
