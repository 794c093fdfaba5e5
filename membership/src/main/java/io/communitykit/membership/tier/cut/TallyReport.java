package io.communitykit.membership.tier.cut;

/**
 * What a tally met. No number depends on the order of telling.
 *
 * @param told how many facts were told, repeats included
 * @param repeated how many of them only repeated another, content and all
 * @param later how many facts occurred at or after the cut-off; they do not count
 * @param conflicts how many keys were told with several contents; none of these counts
 * @param foreign how many facts were of another currency; they do not count
 * @param unknownOrders how many orders were refunded whose payment is not known
 * @param outOfRange how many members have a net spend beyond 64 bits
 * @param members how many members are known, whether or not they belong to the population
 * @param spilled bytes written to temporary files
 */
public record TallyReport(
        long told,
        long repeated,
        long later,
        long conflicts,
        long foreign,
        long unknownOrders,
        long outOfRange,
        long members,
        long spilled) {

    /**
     * Whether something could not be counted as it was told. Facts told too early and repeats are no problems.
     *
     * @return true if there is a {@link SpendProblem}
     */
    public boolean hasProblems() {
        return conflicts > 0 || foreign > 0 || unknownOrders > 0 || outOfRange > 0;
    }
}
