package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;

/**
 * The most probable set of a determinantal point process, chosen greedily (Chen, Zhang and Zhou 2018, "Fast greedy MAP inference for
 * determinantal point process"; their dpp.py and dpp_sw.py): one after the other what multiplies the determinant of {@code L} over the chosen
 * the most, with {@code L_ij = q_i q_j S_ij}, {@code q = exp(alpha * relevance)} and S the similarity, which must be positive semi-definite.
 * With a window of w, only the w - 1 chosen last count. Of equals the more relevant comes first, then the lower index.
 *
 * <p>Design. Each candidate keeps the row that it would add to the Cholesky factor of the chosen, and what is left of it beyond them, {@code
 * rest}. A choice takes one row of similarities and adds one entry to each candidate's row: O(k^2 n) for k of n, O(w k n) with a window. The
 * entries lie choice by choice ({@code factor[slot][candidate]}), not candidate by candidate as in the paper: each step is then a sum of scaled
 * arrays, two at a time, that the JIT runs in vector registers, where a dot product must wait for each addition. When the oldest leaves the
 * window, Givens rotations move its array into the later ones and give what remains back to {@code rest}; the rotations are exact, so nothing
 * is computed again. The factor is that of S, since {@code q} only scales it ({@code L}'s rest is {@code q^2 rest}); so no quality is large
 * enough to drown the rest in rounding. 8 n bytes a choice (at most w of them) and 24 n more, kept between calls and grown when needed. The
 * limit is the bandwidth of the second-level cache. {@link StrictMath} and sums in a fixed order: the same on every machine.
 *
 * <p>For one thread at a time.
 */
public final class Dpp {

    /** What is left of a candidate, as a share of it, below which it is taken for a mixture of the chosen. */
    public static final double EPSILON = 1e-10;

    /** So large may alpha times relevance be, up or down, lest the square of a quality leaves the range. */
    public static final double LARGEST = 300;

    private final double alpha;
    private final int window;
    private final double epsilon;
    private double[] quality = {};
    private double[] rest = {};
    private double[] row = {};
    private double[][] factor = {};
    private int[] item = {};
    private int held;

    private Dpp(double alpha, int window, double epsilon) {
        Inputs.within("alpha of the DPP", alpha, 0, LARGEST);
        if (window < 2) {
            throw InvalidValueException.of("window of the DPP", "2 or more", window);
        }
        Inputs.within("epsilon of the DPP", epsilon, 1e-15, 1);
        this.alpha = alpha;
        this.window = window;
        this.epsilon = epsilon;
    }

    /**
     * All that was chosen counts.
     *
     * @param alpha 0 to 300: how much relevance counts; with 0 difference alone
     * @return a DPP that stops at {@link #EPSILON}
     * @throws InvalidValueException if it is out of range
     */
    public static Dpp of(double alpha) {
        return new Dpp(alpha, Integer.MAX_VALUE, EPSILON);
    }

    /**
     * Only the last choices count.
     *
     * @param alpha 0 to 300: how much relevance counts; with 0 difference alone
     * @param window 2 or more: any so many in a row are unlike each other
     * @return a DPP that stops at {@link #EPSILON}
     * @throws InvalidValueException if one is out of range
     */
    public static Dpp windowed(double alpha, int window) {
        return new Dpp(alpha, window, EPSILON);
    }

    /**
     * Stops elsewhere.
     *
     * @param share 1e-15 to 1: stops where less than this share is left of each candidate beyond the chosen
     * @return a DPP of the same weights, with memory of its own
     * @throws InvalidValueException if it is out of range
     */
    public Dpp stoppingAt(double share) {
        return new Dpp(alpha, window, share);
    }

    /**
     * Chooses. Fewer are chosen than asked where each candidate left is a mixture of the chosen (of those in the window), as one that is the
     * same as a chosen one: they would make the determinant 0, and in what order they follow is not for a DPP to say. So cosines of d parts let choose d at most, and
     * groups one of each; a share of another similarity, or a window, lets it go on.
     *
     * @param n how many candidates there are
     * @param relevance of each; finite, times alpha at most 300 up or down; longer than {@code n} is fine
     * @param similarity of any two, positive semi-definite
     * @param k how many to choose; all where there are fewer
     * @param order receives their indices in the order of choice
     * @return how many were chosen, at most the smaller of {@code k} and {@code n}
     * @throws InvalidValueException if a relevance is out of range or not a number, or an array too short
     */
    public int select(int n, double[] relevance, Similarity similarity, int k, int[] order) {
        Inputs.all("relevance", n, relevance, -Double.MAX_VALUE, Double.MAX_VALUE);
        int most = Inputs.chosen(k, n, order);
        reset(n, most, relevance);
        for (int at = 0; at < most; at++) {
            int best = best(n, relevance);
            if (best < 0) {
                return at;
            }
            order[at] = best;
            if (at + 1 < most) {
                similarity.row(best, n, row);
                hold(best, n);
                if (held == window) {
                    forget(n);
                }
            }
            rest[best] = Double.NEGATIVE_INFINITY;
        }
        return most;
    }

    private int best(int n, double[] relevance) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double gain = quality[i] * rest[i];
            if (gain >= most && rest[i] >= epsilon && (best < 0 || gain > most || relevance[i] > relevance[best])) {
                best = i;
                most = gain;
            }
        }
        return best;
    }

    /** Adds a row to the factor. */
    private void hold(int chosen, int n) {
        double[] entry = factor[held];
        double pivot = Math.sqrt(rest[chosen]);
        int slot = 0;
        for (; slot + 1 < held; slot += 2) {
            subtract(n, factor[slot], factor[slot][chosen], factor[slot + 1], factor[slot + 1][chosen]);
        }
        if (slot < held) {
            subtract(n, factor[slot], factor[slot][chosen]);
        }
        for (int i = 0; i < n; i++) {
            double part = row[i] / pivot;
            entry[i] = part;
            rest[i] -= part * part;
        }
        entry[chosen] = pivot;
        item[held++] = chosen;
    }

    private void subtract(int n, double[] one, double byOne, double[] two, double byTwo) {
        double[] from = row;
        for (int i = 0; i < n; i++) {
            from[i] = from[i] - byOne * one[i] - byTwo * two[i];
        }
    }

    private void subtract(int n, double[] one, double byOne) {
        double[] from = row;
        for (int i = 0; i < n; i++) {
            from[i] -= byOne * one[i];
        }
    }

    /** Takes the oldest out of the factor, and gives back what it explained alone. */
    private void forget(int n) {
        double[] oldest = factor[0];
        for (int slot = 1; slot < held; slot++) {
            double pivot = factor[slot][item[slot]];
            double under = oldest[item[slot]];
            double length = Math.sqrt(pivot * pivot + under * under);
            rotate(n, factor[slot], oldest, pivot / length, under / length);
            factor[slot - 1] = factor[slot];
            item[slot - 1] = item[slot];
        }
        held--;
        factor[held] = oldest;
        for (int i = 0; i < n; i++) {
            rest[i] += oldest[i] * oldest[i];
        }
    }

    private static void rotate(int n, double[] kept, double[] leaving, double cosine, double sine) {
        for (int i = 0; i < n; i++) {
            double stays = kept[i];
            double goes = leaving[i];
            kept[i] = cosine * stays + sine * goes;
            leaving[i] = cosine * goes - sine * stays;
        }
    }

    private void reset(int n, int most, double[] relevance) {
        held = 0;
        if (rest.length < n) {
            quality = new double[n];
            rest = new double[n];
            row = new double[n];
            factor = new double[0][];
        }
        int slots = Math.min(Math.max(0, most - 1), window);
        if (factor.length < slots) {
            int before = factor.length;
            factor = Arrays.copyOf(factor, slots);
            for (int slot = before; slot < slots; slot++) {
                factor[slot] = new double[rest.length];
            }
            item = new int[slots];
        }
        Arrays.fill(rest, 0, n, 1);
        for (int i = 0; i < n; i++) {
            double exponent = alpha * relevance[i];
            if (!(exponent >= -LARGEST && exponent <= LARGEST)) {
                throw InvalidValueException.of(
                        "alpha times relevance of candidate " + i, "from " + -LARGEST + " to " + LARGEST, exponent);
            }
            quality[i] = StrictMath.exp(2 * exponent);
        }
    }
}
