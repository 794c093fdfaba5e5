package io.communitykit.membership.tier.cut;

/** Of whom the share is taken. */
public enum Population {
    /** Every member given, also those whose net spend is 0 or, after refunds, below 0. */
    EVERYONE(Long.MIN_VALUE),
    /** Members whose net spend is above 0. */
    SPENDERS(1);

    private final long least;

    Population(long least) {
        this.least = least;
    }

    /**
     * Whether a member belongs to it.
     *
     * @param sum the member's net spend in minor units
     * @return true if the member is counted
     */
    public boolean has(long sum) {
        return sum >= least;
    }

    /** The smallest sum that belongs to it. */
    long least() {
        return least;
    }
}
