package io.communitykit.membership.tier.cut;

/** How many members a share of the population is, where it is no whole number. Exact: no floating point. */
public enum CountRule {
    /** Down: never more than the share. 10 per cent of 19 members is 1, of 9 members none. */
    FLOOR(0),
    /** To the nearest, half a member up. 10 per cent of 14 members is 1, of 15 members 2. */
    HALF_UP(CountRule.WHOLE / 2),
    /** Up: at least one member of any population, unless the share is 0. 10 per cent of 11 members is 2. */
    CEILING(CountRule.WHOLE - 1);

    /** Basis points of everybody. */
    static final int WHOLE = 10_000;

    private final int before;

    CountRule(int before) {
        this.before = before;
    }

    /**
     * Takes a share of a population.
     *
     * @param share basis points, 0 to 10,000
     * @param population how many members there are, 0 or more
     * @return 0 to {@code population}
     */
    public long of(int share, long population) {
        // In two parts, so that the product stays within 64 bits whatever the population.
        return population / WHOLE * share + (population % WHOLE * share + before) / WHOLE;
    }
}
