package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;

/**
 * Into how many groups of equal size a population is cut, from 1, the lowest values, on. Start from {@link #of} and add what
 * differs. Immutable and safe for many threads.
 *
 * @param groups 2 to 1,000; 4 makes quartiles, 5 quintiles
 * @param ties what becomes of equal values
 * @param smallest of fewer members no cut is made; at least {@code groups}
 */
public record QuantileRule(int groups, Ties ties, long smallest) {

    private static final int MOST = 1_000;

    /**
     * Checks the ranges.
     *
     * @param groups 2 to 1,000
     * @param ties what becomes of equal values
     * @param smallest of fewer members no cut is made
     */
    public QuantileRule {
        if (groups < 2 || groups > MOST) {
            throw InvalidValueException.of("groups of a cut", "2 to " + MOST, groups);
        }
        if (smallest < groups) {
            throw InvalidValueException.of("smallest population of a cut", "one member a group, " + groups, smallest);
        }
    }

    /**
     * Groups of equal size, equal values to the lower, of any population with a member for each group.
     *
     * @param groups 2 to 1,000
     * @return the rule
     */
    public static QuantileRule of(int groups) {
        return new QuantileRule(groups, Ties.TO_LOWER, groups);
    }

    /**
     * With another treatment of equal values.
     *
     * @param rule what becomes of them
     * @return a copy
     */
    public QuantileRule ties(Ties rule) {
        return new QuantileRule(groups, rule, smallest);
    }

    /**
     * With another guard for small populations.
     *
     * @param members of fewer no cut is made; at least the number of groups
     * @return a copy
     */
    public QuantileRule smallest(long members) {
        return new QuantileRule(groups, ties, members);
    }
}
