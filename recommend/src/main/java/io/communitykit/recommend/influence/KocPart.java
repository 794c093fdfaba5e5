package io.communitykit.recommend.influence;

import io.communitykit.core.money.Money;

/** One part of a score, with the numbers that made it. */
public sealed interface KocPart {

    /**
     * How much of the whole part the member reaches.
     *
     * @return basis points, 0 to 10,000
     */
    int value();

    /**
     * What the part counts, by the policy.
     *
     * @return basis points, 0 to 10,000
     */
    int weight();

    /**
     * What it adds to the score: {@code value * weight / 10000}, rounded down.
     *
     * @return 0 to {@link #weight()}
     */
    default long points() {
        return (long) value() * weight() / BasisPoints.ALL;
    }

    /**
     * The rank in the interaction graph.
     *
     * @param value the rank on the logarithmic scale of {@link InfluenceRanks#scaled}; 0 for a member that the graph does not hold
     * @param weight what the part counts
     * @param givers how many members give weight to this one
     * @param ringShare which part of that comes back to them, basis points
     */
    record Influence(int value, int weight, int givers, int ringShare) implements KocPart {}

    /**
     * Orders per visit brought.
     *
     * @param value the lower bound over what the policy takes for full, at most all of it
     * @param weight what the part counts
     * @param visits brought
     * @param orders out of those, as told
     * @param lowerBound of Wilson's interval, basis points rounded down
     */
    record Conversion(int value, int weight, long visits, long orders, int lowerBound) implements KocPart {}

    /**
     * The share of all revenue brought.
     *
     * @param value the share over what the policy takes for full, at most all of it
     * @param weight what the part counts
     * @param amount brought by the member, as told
     * @param total brought by all members ranked, amounts below 0 left out
     */
    record Gmv(int value, int weight, Money amount, Money total) implements KocPart {}
}
