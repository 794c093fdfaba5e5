package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;

/**
 * A mean that few ratings hardly move: {@code (weight * mean + sum of ratings) / (weight + number of ratings)}, which IMDb published for its
 * top list as {@code v/(v+m) R + m/(v+m) C}. Immutable and safe for many threads.
 *
 * @param mean the mean of everything, -1e12 to 1e12
 * @param weight as how many ratings it counts, above 0 and at most 1e12
 */
public record BayesianAverage(double mean, double weight) {

    private static final double MOST = 1e12;

    /**
     * Checks the ranges.
     *
     * @param mean the mean of everything
     * @param weight as how many ratings it counts
     */
    public BayesianAverage {
        Checks.within("mean", mean, -MOST, MOST);
        Checks.positive("weight of a mean", weight);
    }

    /**
     * The average of one content.
     *
     * @param sum of its ratings, finite, at most 1e24 either way
     * @param ratings how many, 0 to 1e12
     * @return {@code mean} without ratings
     */
    public double of(double sum, long ratings) {
        Checks.count("ratings", ratings);
        Checks.within("sum of ratings", sum, -MOST * MOST, MOST * MOST);
        return (weight * mean + sum) / (weight + ratings);
    }
}
