package io.communitykit.recommend.explore;

import io.communitykit.recommend.internal.Checks;

/**
 * What is known of an arm. Counters that fade are allowed, so neither number need be whole.
 *
 * @param clicks how often it succeeded, 0 to {@code impressions}
 * @param impressions how often it was shown, 0 to 1e12
 */
public record Evidence(double clicks, double impressions) {

    /** Never shown. */
    public static final Evidence NONE = new Evidence(0, 0);

    /**
     * Checks the ranges.
     *
     * @param clicks how often it succeeded
     * @param impressions how often it was shown
     */
    public Evidence {
        Checks.within("impressions", impressions, 0, 1e12);
        Checks.within("clicks", clicks, 0, impressions);
    }

    /**
     * The share of impressions that succeeded.
     *
     * @return 0 to 1; 0 where it was never shown
     */
    public double rate() {
        return impressions == 0 ? 0 : clicks / impressions;
    }
}
