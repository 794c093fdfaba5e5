package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;

/**
 * xQuAD (Santos, Macdonald and Ounis 2010): chooses one after the other what has the most of {@code (1 - lambda) P(d) + lambda sum over aspects a
 * of P(a) P(d|a) product over the chosen j of (1 - P(j|a))}, so that aspects which nothing covers yet weigh more. Of equals the more relevant
 * comes first, then the lower index.
 *
 * <p>Design. The products run along in one number per aspect; what candidates cover is laid down aspect by aspect, so that a choice is a sum of
 * scaled columns that the JIT runs in vector registers. O(k n a) for k of n by a aspects, 8 bytes a candidate and aspect, kept between calls and
 * grown when needed; nothing is allocated otherwise. The limit is memory bandwidth. Sums run in the order of the aspects: the same on every
 * machine.
 *
 * <p>For one thread at a time.
 */
public final class Xquad {

    /** How far the weights of the aspects may add up above 1 by rounding. */
    private static final double HAIR = 1e-9;

    private final double lambda;
    private double[] covers = {};
    private double[] open = {};
    private double[] novelty = {};
    private boolean[] taken = {};

    /**
     * Keeps the weight.
     *
     * @param lambda 0 to 1: with 0 relevance alone counts, with 1 the aspects alone
     * @throws InvalidValueException if it is out of range
     */
    public Xquad(double lambda) {
        Inputs.within("lambda of xQuAD", lambda, 0, 1);
        this.lambda = lambda;
    }

    /**
     * Chooses.
     *
     * @param n how many candidates there are
     * @param relevance P(d) of each, 0 to 1; longer than {@code n} is fine
     * @param coverage P(d|a) of each by each aspect, 0 to 1; asked once for each
     * @param aspects P(a) of each, 0 to 1, at most 1 together
     * @param k how many to choose; all where there are fewer
     * @param order receives their indices in the order of choice
     * @return how many were chosen: the smaller of {@code k} and {@code n}
     * @throws InvalidValueException if a number is out of range or not a number, or an array too short
     */
    public int select(int n, double[] relevance, Coverage coverage, double[] aspects, int k, int[] order) {
        Inputs.all("relevance", n, relevance, 0, 1);
        check(aspects);
        int most = Inputs.chosen(k, n, order);
        reset(n, coverage, aspects);
        for (int at = 0; at < most; at++) {
            weigh(n, aspects.length);
            int best = best(n, relevance);
            order[at] = best;
            taken[best] = true;
            for (int aspect = 0; aspect < aspects.length; aspect++) {
                open[aspect] *= 1 - covers[aspect * n + best];
            }
        }
        return most;
    }

    private static void check(double[] aspects) {
        double sum = 0;
        for (int aspect = 0; aspect < aspects.length; aspect++) {
            if (!(aspects[aspect] >= 0 && aspects[aspect] <= 1)) {
                throw InvalidValueException.of("weight of aspect " + aspect, "0 to 1", aspects[aspect]);
            }
            sum += aspects[aspect];
        }
        if (sum > 1 + HAIR) {
            throw InvalidValueException.of("sum of the weights of aspects", "at most 1", sum);
        }
    }

    /** What is new in each candidate, by the aspects that are still open. */
    private void weigh(int n, int aspects) {
        Arrays.fill(novelty, 0, n, 0);
        for (int aspect = 0; aspect < aspects; aspect++) {
            double weight = open[aspect];
            int from = aspect * n;
            for (int i = 0; i < n; i++) {
                novelty[i] += weight * covers[from + i];
            }
        }
    }

    private int best(int n, double[] relevance) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (!taken[i]) {
                double gain = (1 - lambda) * relevance[i] + lambda * novelty[i];
                if (best < 0 || gain > most || (gain == most && relevance[i] > relevance[best])) {
                    best = i;
                    most = gain;
                }
            }
        }
        return best;
    }

    private void reset(int n, Coverage coverage, double[] aspects) {
        int cells = Math.multiplyExact(n, aspects.length);
        covers = covers.length < cells ? new double[cells] : covers;
        open = open.length < aspects.length ? new double[aspects.length] : open;
        if (novelty.length < n) {
            novelty = new double[n];
            taken = new boolean[n];
        }
        Arrays.fill(taken, 0, n, false);
        for (int aspect = 0; aspect < aspects.length; aspect++) {
            open[aspect] = aspects[aspect];
            for (int i = 0; i < n; i++) {
                double share = coverage.of(i, aspect);
                if (!(share >= 0 && share <= 1)) {
                    throw InvalidValueException.of(
                            "coverage of aspect " + aspect + " by candidate " + i, "0 to 1", share);
                }
                covers[aspect * n + i] = share;
            }
        }
    }
}
