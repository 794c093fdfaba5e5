package io.communitykit.recommend.candidate.recent;

/** How much a pair counts of a member who did much in a short time. */
public enum ActivityDiscount {
    /** As much as any other. */
    NONE,
    /**
     * {@code 1 / log2(n)}, where {@code n} is the number of items, the new one included, that the member has kept within the window; so 1 for two items. The
     * inverse user frequency of item-to-item neighbourhoods, after Breese, Heckerman, Kadie: Empirical Analysis of Predictive Algorithms, UAI 1998.
     */
    INVERSE_LOG;

    /** The factors for 0 to {@code most} items. */
    double[] factors(int most) {
        double[] factors = new double[most + 1];
        for (int items = 0; items <= most; items++) {
            factors[items] = this == NONE || items < 2 ? 1 : StrictMath.log(2) / StrictMath.log(items);
        }
        return factors;
    }
}
