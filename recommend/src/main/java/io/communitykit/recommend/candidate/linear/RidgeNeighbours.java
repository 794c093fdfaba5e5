package io.communitykit.recommend.candidate.linear;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.internal.RowTop;
import io.communitykit.recommend.candidate.internal.RowsBuilder;
import io.communitykit.recommend.candidate.linear.RidgeSolver.Ridge;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import io.communitykit.recommend.internal.Checks;
import java.util.List;

/**
 * EASE (Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019) where it need not invert a matrix of all items: each item is predicted by a ridge
 * regression on its nearest items only, members who did much are damped, and items may be damped as sources and as targets. Nearest are those of the
 * largest {@code G(i,j) * degree(i)^-1/2}. Members with more than {@link Interactions#MOST_FITTED} items count with their strongest. Weights
 * count in proportion to each other: all of them times any number make the same coefficients, but for the dampings, which multiply all of them alike. A degree is the
 * sum of an item's weights, in units of the power of 4 that is next below the largest weight.
 *
 * <p>Memory at the peak: the gram matrix, 8 bytes an entry and at most 200,000,000 entries, so 1.6 GB, with 8 bytes for each neighbour of each of n items; or,
 * once it is let go, 28 bytes for each neighbour. Besides, 16 bytes an item and {@code 4 k^2} for each thread. Where it would take more entries to have so many
 * neighbours of so many items, it is refused; otherwise long rows keep their largest entries. Time: {@code n k} rows of the gram matrix.
 *
 * @param neighbours how many items predict one, 1 to 5,000
 * @param ridge how strongly coefficients are held down, in means of the gram matrix' diagonal, 0.001 to 100,000
 * @param balance 0 to 1: whether all items are held down alike, or each in proportion to its diagonal
 * @param sources 0 to 1: a source's coefficients are divided by its degree to this power
 * @param targets 0 to 1: a target's coefficients are divided by its degree to this power
 * @param keep how many coefficients of a source are kept, the largest to either side, 1 to 100,000
 */
public record RidgeNeighbours(int neighbours, double ridge, double balance, double sources, double targets, int keep)
        implements Algorithm {

    /** The name of its models. */
    public static final String NAME = "ridge-neighbours";

    /**
     * Checks the ranges.
     *
     * @param neighbours how many items predict one
     * @param ridge how strongly coefficients are held down
     * @param balance alike, or in proportion
     * @param sources how much sources are damped
     * @param targets how much targets are damped
     * @param keep how many coefficients are kept
     */
    public RidgeNeighbours {
        Checks.within("number of neighbours", neighbours, 1, 5_000);
        Checks.within("ridge", ridge, 1e-3, 1e5);
        Checks.within("balance", balance, 0, 1);
        Checks.within("damping of sources", sources, 0, 1);
        Checks.within("damping of targets", targets, 0, 1);
        Checks.within("number of coefficients kept", keep, 1, 100_000);
    }

    /**
     * Parameters that suit data which nobody has looked at, found on held-out parts of two public training sets.
     *
     * @param items how many items there are
     * @return about as many neighbours as two cores solve for all items within minutes, and as the gram matrix holds
     */
    public static RidgeNeighbours standard(int items) {
        return new RidgeNeighbours(neighboursFor(items), 15, 0.25, 0.15, 0.1, keepFor(items));
    }

    // Beyond some four million items fewer than 50, as the gram matrix holds no more.
    static int neighboursFor(int items) {
        int most = Math.max(1, ItemGram.MOST / Math.max(1, items) - 1);
        return (int) Math.min(most, Math.min(1_000, Math.max(50, Math.sqrt(1e10 / Math.max(1, items)))));
    }

    // What is kept of all items is 128 MB at most up to 160,000 of them.
    static int keepFor(int items) {
        return (int) Math.min(500, Math.max(100, 1.6e7 / Math.max(1, items)));
    }

    Ridge solved() {
        return new Ridge(ridge, balance);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ItemModel fit(Interactions interactions, FitOptions options) {
        RidgeSolutions solutions = new RidgeSolver(interactions, neighbours, options).solve(List.of(solved()), options);
        return solutions.model(this, solutions.bySource(0), options);
    }

    /** Damped and cut. */
    SparseRows shaped(SparseRows bySource, double[] degrees, FitOptions options) {
        double[] ofTarget = powers(degrees, -targets);
        double[] ofSource = powers(degrees, -sources);
        int items = bySource.rows();
        RowsBuilder rows = new RowsBuilder(items, items);
        Parallel.each("damping", items, options, () -> {
            RowTop largest = new RowTop(items);
            return source -> rows.set(source, shaped(bySource, source, ofTarget, ofSource[source], largest));
        });
        return rows.build();
    }

    private RowTop.Row shaped(SparseRows bySource, int source, double[] ofTarget, double ofSource, RowTop largest) {
        int start = bySource.start(source);
        for (int at = start; at < bySource.end(source); at++) {
            double size = Math.abs(bySource.value(at)) * ofTarget[bySource.column(at)];
            if (size > 0) {
                largest.add(bySource.column(at), size);
            }
        }
        RowTop.Row kept = largest.top(keep);
        int at = start;
        for (int i = 0; i < kept.columns().length; i++) {
            int target = kept.columns()[i];
            while (bySource.column(at) != target) {
                at++;
            }
            kept.values()[i] = (float) (bySource.value(at) * ofTarget[target] * ofSource);
        }
        return kept;
    }

    private static double[] powers(double[] degrees, double exponent) {
        double[] powers = new double[degrees.length];
        for (int item = 0; item < powers.length; item++) {
            powers[item] = StrictMath.pow(degrees[item], exponent);
        }
        return powers;
    }
}
