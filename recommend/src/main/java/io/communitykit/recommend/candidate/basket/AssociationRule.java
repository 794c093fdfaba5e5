package io.communitykit.recommend.candidate.basket;

import io.communitykit.recommend.candidate.data.ItemId;
import java.time.Duration;
import java.util.Comparator;

/**
 * Members who bought one thing bought another later: milk powder, then weaning tools. All counts are members, and only a member's first purchase of each
 * item counts.
 *
 * @param given what they bought
 * @param then what they bought later
 * @param members how many bought {@code then} after {@code given} within the window: the support
 * @param before how many bought them the other way round within the window
 * @param together how many bought both at the same instant; counted for neither order
 * @param ofGiven how many bought {@code given}
 * @param ofThen how many bought {@code then}
 * @param of how many bought anything
 * @param chances pairs of a purchase of {@code given} and one of {@code then} later within the window, whoever made them: each of one member or of two; at
 *     least {@code members}
 * @param median how long between the two for half of {@code members}: the lower of the two in the middle where they are even in number
 */
public record AssociationRule(
        ItemId given,
        ItemId then,
        int members,
        int before,
        int together,
        int ofGiven,
        int ofThen,
        int of,
        long chances,
        Duration median) {

    /** Highest confidence first, in whole numbers; equal ones by lift, then by ids. */
    public static final Comparator<AssociationRule> BEST_FIRST = AssociationRule::compare;

    /**
     * Of those who bought {@code given}, how many bought {@code then} later (Agrawal, Imielinski, Swami: Mining Association Rules between Sets of Items in
     * Large Databases, SIGMOD 1993; with the order of time, as in sequential patterns).
     *
     * @return above 0, at most 1
     */
    public double confidence() {
        return (double) members / ofGiven;
    }

    /**
     * How many times as many bought {@code then} later as if the two had nothing to do with each other, but each were bought when it was: {@code members /
     * (chances / of)}. If any buyer of the one were as likely as anyone else to be the buyer of the other, each pair of purchases would be of one member with
     * the probability {@code 1 / of}. So independence gives 1 whatever the window, whatever was bought at the same instant and whichever of the two was on sale
     * first; of two that were bought evenly through a long window it is twice {@code confidence / (ofThen / of)} (Brin, Motwani, Ullman, Tsur: Dynamic Itemset
     * Counting and Implication Rules for Market Basket Data, SIGMOD 1997, there called interest), which knows no order.
     *
     * @return above 0
     */
    public double lift() {
        return (double) members * of / chances;
    }

    /**
     * Of those who bought both at different instants within the window, how many bought {@code then} later.
     *
     * @return above 0, at most 1; a half where the order means nothing
     */
    public double orderShare() {
        return (double) members / ((long) members + before);
    }

    /**
     * The median in days.
     *
     * @return whole days, begun ones left off
     */
    public long medianDays() {
        return median.toDays();
    }

    private static int compare(AssociationRule a, AssociationRule b) {
        int byConfidence = Long.compare((long) b.members * a.ofGiven, (long) a.members * b.ofGiven);
        if (byConfidence != 0) {
            return byConfidence;
        }
        int byLift = Double.compare(b.lift(), a.lift());
        if (byLift != 0) {
            return byLift;
        }
        int byGiven = a.given.compareTo(b.given);
        return byGiven != 0 ? byGiven : a.then.compareTo(b.then);
    }
}
