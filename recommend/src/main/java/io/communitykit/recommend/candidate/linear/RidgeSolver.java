package io.communitykit.recommend.candidate.linear;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * For each target item a ridge regression on its neighbours: {@code (G[N,N] + R) x = G[N,j]}, R diagonal. Solved by conjugate gradients with Jacobi's
 * preconditioner, a few steps from 0, which is as good as an exact solution for ranking and linear in the block.
 *
 * <p>A block of k x k floats is gathered once for each target and used for every ridge asked for. The product with the block runs along its rows, since it is
 * symmetric, so that it needs no sum over a row and the compiler can use vectors. Time: the gram rows of k neighbours, and 4 k^2 for each ridge.
 */
final class RidgeSolver {

    private static final int STEPS = 4;
    /** Where less than this is left of the residual, it is solved. */
    private static final float SOLVED = 1e-10f;

    private final Items items;
    private final ItemGram gram;
    private final int[][] neighbours;

    /**
     * How much is added to the diagonal: {@code ridge * mean * (g / mean)^balance}, where g is the diagonal and mean its mean.
     *
     * @param ridge how much
     * @param balance 0 for all alike, 1 in proportion to the diagonal
     */
    record Ridge(double ridge, double balance) {}

    RidgeSolver(Interactions interactions, int neighbours, FitOptions options) {
        this(interactions, neighbours, ItemGram.MOST, options);
    }

    /** With so many entries of the gram matrix at most. */
    RidgeSolver(Interactions interactions, int neighbours, int most, FitOptions options) {
        items = interactions.items();
        gram = ItemGram.of(interactions, neighbours, most, options);
        this.neighbours = gram.neighbours(neighbours, options);
    }

    /** The coefficients for each ridge. They do not hold the gram matrix, so that it can go as soon as the solver does. */
    RidgeSolutions solve(List<Ridge> ridges, FitOptions options) {
        List<float[]> added = ridges.stream().map(this::added).toList();
        float[][][] solved = new float[ridges.size()][neighbours.length][];
        Parallel.each("ridge", neighbours.length, options, () -> new Worker(added, solved));
        return new RidgeSolutions(items, gram.degrees, neighbours, solved);
    }

    private float[] added(Ridge ridge) {
        double mean = gram.meanDiagonal();
        float[] added = new float[gram.diagonal.length];
        for (int item = 0; item < added.length; item++) {
            double share = Math.max(gram.diagonal[item], 1e-3 * mean) / mean;
            added[item] = (float) (ridge.ridge * mean * StrictMath.pow(share, ridge.balance));
        }
        return added;
    }

    /** Solves one target after the other, in room of its own. */
    private final class Worker implements IntConsumer {

        private final List<float[]> added;
        private final float[][][] solved;
        private final int[] place = new int[neighbours.length];
        private float[] block = {};
        private float[] right = {};
        private float[] diagonal = {};
        private float[] residual = {};
        private float[] direction = {};
        private float[] product = {};

        Worker(List<float[]> added, float[][][] solved) {
            this.added = added;
            this.solved = solved;
            Arrays.fill(place, -1);
        }

        @Override
        public void accept(int target) {
            int[] of = neighbours[target];
            int size = of.length;
            room(size);
            gather(target, of);
            for (int i = 0; i < added.size(); i++) {
                for (int a = 0; a < size; a++) {
                    block[a * size + a] = gram.diagonal[of[a]] + added.get(i)[of[a]];
                    diagonal[a] = block[a * size + a];
                }
                solved[i][target] = solve(size);
            }
        }

        private void room(int size) {
            if (right.length < size) {
                block = new float[size * size];
                right = new float[size];
                diagonal = new float[size];
                residual = new float[size];
                direction = new float[size];
                product = new float[size];
            }
            Arrays.fill(block, 0, size * size, 0);
            Arrays.fill(right, 0, size, 0);
        }

        private void gather(int target, int[] of) {
            for (int a = 0; a < of.length; a++) {
                place[of[a]] = a;
            }
            for (int a = 0; a < of.length; a++) {
                int[] columns = gram.columns[of[a]];
                float[] values = gram.values[of[a]];
                for (int at = 0; at < columns.length; at++) {
                    int b = place[columns[at]];
                    if (b >= 0) {
                        // Both, since a long row may have dropped what a short one keeps.
                        block[a * of.length + b] = values[at];
                        block[b * of.length + a] = values[at];
                    }
                }
            }
            int[] columns = gram.columns[target];
            for (int at = 0; at < columns.length; at++) {
                int b = place[columns[at]];
                if (b >= 0) {
                    right[b] = gram.values[target][at];
                }
            }
            for (int item : of) {
                place[item] = -1;
            }
        }

        private float[] solve(int size) {
            float[] solution = new float[size];
            float norm = 0;
            for (int a = 0; a < size; a++) {
                residual[a] = right[a];
                direction[a] = right[a] / diagonal[a];
                norm += residual[a] * direction[a];
            }
            float enough = SOLVED * norm;
            for (int step = 0; step < STEPS && norm > enough; step++) {
                multiply(size);
                float curvature = 0;
                for (int a = 0; a < size; a++) {
                    curvature += direction[a] * product[a];
                }
                float length = norm / curvature;
                float next = 0;
                for (int a = 0; a < size; a++) {
                    solution[a] += length * direction[a];
                    residual[a] -= length * product[a];
                    next += residual[a] * (residual[a] / diagonal[a]);
                }
                float turn = next / norm;
                for (int a = 0; a < size; a++) {
                    direction[a] = residual[a] / diagonal[a] + turn * direction[a];
                }
                norm = next;
            }
            return solution;
        }

        private void multiply(int size) {
            Arrays.fill(product, 0, size, 0);
            for (int a = 0; a < size; a++) {
                float factor = direction[a];
                int row = a * size;
                for (int b = 0; b < size; b++) {
                    product[b] += factor * block[row + b];
                }
            }
        }
    }
}
