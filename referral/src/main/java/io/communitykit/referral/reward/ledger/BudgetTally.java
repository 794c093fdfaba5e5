package io.communitykit.referral.reward.ledger;

/**
 * What of a budget is taken. Immutable and safe for many threads.
 *
 * @param reserved granted and not paid yet, 0 or more: what the program may have to pay yet
 * @param committed paid and not recovered, 0 or more
 */
public record BudgetTally(long reserved, long committed) {

    /** Nothing. */
    public static final BudgetTally NOTHING = new BudgetTally(0, 0);

    /**
     * What is taken in all.
     *
     * @return 0 or more
     */
    public long taken() {
        return reserved + committed;
    }
}
