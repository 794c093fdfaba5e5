package io.communitykit.recommend.diversity;

import java.util.Arrays;

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): chooses one after the other what has the most of {@code lambda * relevance - (1 -
 * lambda) * similarity}, where the similarity is the highest with anything chosen so far, 0 before the first. Of equals the more relevant comes
 * first, then the lower index.
 *
 * <p>Design. The highest similarity of each candidate runs along: after each choice one row of similarities is taken and folded in, so that k of
 * n cost O(k n) and k rows, not O(k^2 n). Three arrays of n, kept between calls and grown when n grows; nothing is allocated otherwise. The limit
 * is the rows. Only sums, products and comparisons: the same on every machine.
 *
 * <p>For one thread at a time.
 */
public final class Mmr {

    private final double lambda;
    private double[] nearest = {};
    private double[] row = {};
    private boolean[] taken = {};

    /**
     * Keeps the weight.
     *
     * @param lambda 0 to 1: with 1 relevance alone counts, with 0 difference alone
     * @throws io.communitykit.core.InvalidValueException if it is out of range
     */
    public Mmr(double lambda) {
        Inputs.within("lambda of MMR", lambda, 0, 1);
        this.lambda = lambda;
    }

    /**
     * Chooses.
     *
     * @param n how many candidates there are
     * @param relevance of each, 0 to 1; longer than {@code n} is fine
     * @param similarity of any two
     * @param k how many to choose; all where there are fewer
     * @param order receives their indices in the order of choice
     * @return how many were chosen: the smaller of {@code k} and {@code n}
     * @throws io.communitykit.core.InvalidValueException if a relevance is out of range or not a number, or an array too short
     */
    public int select(int n, double[] relevance, Similarity similarity, int k, int[] order) {
        Inputs.all("relevance", n, relevance, 0, 1);
        int most = Inputs.chosen(k, n, order);
        reset(n);
        for (int at = 0; at < most; at++) {
            int best = best(n, relevance);
            order[at] = best;
            taken[best] = true;
            if (at + 1 < most) {
                similarity.row(best, n, row);
                for (int i = 0; i < n; i++) {
                    nearest[i] = Math.max(nearest[i], row[i]);
                }
            }
        }
        return most;
    }

    private int best(int n, double[] relevance) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (!taken[i]) {
                double gain = lambda * relevance[i] - (1 - lambda) * nearest[i];
                if (best < 0 || gain > most || (gain == most && relevance[i] > relevance[best])) {
                    best = i;
                    most = gain;
                }
            }
        }
        return best;
    }

    private void reset(int n) {
        if (nearest.length < n) {
            nearest = new double[n];
            row = new double[n];
            taken = new boolean[n];
        }
        Arrays.fill(nearest, 0, n, 0);
        Arrays.fill(taken, 0, n, false);
    }
}
