package io.communitykit.recommend.candidate.evaluate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;

/**
 * How surprising an item is: its self-information {@code -log2 p}, in bits (Vargas and Castells, Rank and relevance in novelty and diversity metrics,
 * RecSys 2011). {@code p = (members who have it + 1) / (pairs + items)}: a share of all interactions with one added to each item (Laplace), so that an item
 * that nobody has is surprising but not infinitely so, and the shares still add up to 1. Immutable and safe for many threads.
 */
public final class Novelty {

    private final double[] bits;

    private Novelty(double[] bits) {
        this.bits = bits;
    }

    /**
     * Counts who has what.
     *
     * @param train what members have; weights do not count
     * @return the novelty of its items
     */
    public static Novelty of(Interactions train) {
        SparseRows rows = train.byItem();
        double all = (double) rows.size() + rows.rows();
        double log2 = StrictMath.log(2);
        double[] bits = new double[rows.rows()];
        for (int item = 0; item < bits.length; item++) {
            bits[item] = -StrictMath.log((rows.count(item) + 1) / all) / log2;
        }
        return new Novelty(bits);
    }

    /**
     * The novelty of an item.
     *
     * @param item its number
     * @return bits, 0 or more
     */
    public double ofItem(int item) {
        return bits[item];
    }

    /**
     * The mean novelty of a list's items.
     *
     * @param list one item or more
     * @return bits, 0 or more
     * @throws InvalidValueException if the list is empty
     */
    public double ofList(int[] list) {
        if (list.length == 0) {
            throw InvalidValueException.of("items of a list", "at least one", "none");
        }
        double sum = 0;
        for (int item : list) {
            sum += bits[item];
        }
        return sum / list.length;
    }
}
