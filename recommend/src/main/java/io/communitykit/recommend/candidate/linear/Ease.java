package io.communitykit.recommend.candidate.linear;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.internal.SymmetricInverse;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.internal.Checks;

/**
 * EASE, the linear autoencoder in closed form (Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019): {@code P = (X'X + regularisation I)^-1},
 * {@code B[i][j] = -P[i][j] / P[j][j]}, 0 on the diagonal. It learns from weights as they are; for the published model every weight is 1.
 * The regularisation counts against squares of weights: where all weights are so small that it drowns them, nothing speaks for anything and nothing is ranked.
 *
 * <p>Time grows with the cube of the items and memory with their square: {@code 8 n^2} bytes while it is fitted, half of it for the triangle that is
 * inverted and half for the model, which keeps {@code 4 n^2}: 800 MB and 400 MB for 10,000 items.
 *
 * @param regularisation 0.000001 to 1e12; some hundreds where weights are 1. The larger, the more do frequent items decide
 */
public record Ease(double regularisation) implements Algorithm {

    /** No model has more items. */
    public static final int MOST_ITEMS = 10_000;

    private static final int TILE = 64;

    /**
     * Checks the range.
     *
     * @param regularisation 0.000001 to 1e12
     */
    public Ease {
        Checks.within("regularisation", regularisation, 1e-6, 1e12);
    }

    @Override
    public String name() {
        return "ease";
    }

    /**
     * Fits the model.
     *
     * @throws InvalidValueException if there are more than {@value #MOST_ITEMS} items, or the regularisation is so small against the weights that the inverse
     *     is lost in rounding
     */
    @Override
    public DenseItemModel fit(Interactions interactions, FitOptions options) {
        int n = interactions.items().size();
        if (n > MOST_ITEMS) {
            throw InvalidValueException.of("items of EASE", "at most " + MOST_ITEMS, n);
        }
        double[][] lower = gram(interactions, options);
        SymmetricInverse.negated(lower, options);
        float[] weights = new float[n * n];
        Parallel.each("weights", (n + TILE - 1) / TILE, options, () -> tile -> fill(weights, lower, tile * TILE));
        return new DenseItemModel(name(), interactions.items(), weights);
    }

    private double[][] gram(Interactions interactions, FitOptions options) {
        SparseRows byMember = interactions.byMember();
        SparseRows byItem = interactions.byItem();
        double[][] lower = new double[byItem.rows()][];
        Parallel.each("co-occurrence", lower.length, options, () -> item -> {
            double[] row = new double[item + 1];
            row[item] = regularisation;
            for (int entry = byItem.start(item); entry < byItem.end(item); entry++) {
                add(row, byMember, byItem.column(entry), byItem.value(entry));
            }
            lower[item] = row;
        });
        return lower;
    }

    private static void add(double[] row, SparseRows byMember, int member, double weight) {
        int end = byMember.end(member);
        for (int entry = byMember.start(member); entry < end && byMember.column(entry) < row.length; entry++) {
            row[byMember.column(entry)] += weight * byMember.value(entry);
        }
    }

    /** Rows of B, from -P: what lies left of the diagonal by row, what lies right of it by column, a tile wide. */
    private static void fill(float[] weights, double[][] negated, int from) {
        int n = negated.length;
        int to = Math.min(n, from + TILE);
        for (int row = from; row < to; row++) {
            for (int column = 0; column < row; column++) {
                weights[row * n + column] = weight(negated[row][column], negated[column][column]);
            }
        }
        for (int column = from + 1; column < n; column++) {
            double[] across = negated[column];
            for (int row = from; row < Math.min(to, column); row++) {
                weights[row * n + column] = weight(across[row], across[column]);
            }
        }
    }

    private static float weight(double negated, double diagonal) {
        float weight = (float) (-negated / diagonal);
        if (!Float.isFinite(weight)) {
            throw InvalidValueException.of(
                    "weight of EASE", "finite. Maybe the regularisation is too small for these weights", weight);
        }
        return weight;
    }
}
