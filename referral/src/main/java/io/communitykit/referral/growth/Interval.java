package io.communitykit.referral.growth;

import io.communitykit.referral.growth.internal.Range;

/**
 * Where a number lies with 95 per cent confidence, both sides. Immutable and safe for many threads.
 *
 * @param low the lower bound
 * @param high the upper bound
 * @param method how it was found
 */
public record Interval(double low, double high, Method method) {

    /** How many standard deviations hold 95 per cent of a normal distribution. */
    public static final double Z = 1.959963984540054;

    /** How an interval was found. */
    public enum Method {
        /** Of a share (Wilson 1927). */
        WILSON,
        /** Of the difference of two shares, by their Wilson intervals (Newcombe, Statistics in Medicine 17, 1998, 873, method 10). */
        NEWCOMBE,
        /** Of a mean of counts that scatter no more than chance alone: exact (Garwood, Biometrika 28, 1936). */
        POISSON_EXACT,
        /**
         * Of a mean of counts that scatter more: negative binomial by its moments, on the logarithm by the delta method (Cameron and Trivedi,
         * Regression Analysis of Count Data, 2nd edition, 3.3).
         */
        NEGATIVE_BINOMIAL
    }

    /**
     * Checks the order.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @param method how it was found
     */
    public Interval {
        Range.within("lower bound", low, Double.NEGATIVE_INFINITY, high);
    }
}
