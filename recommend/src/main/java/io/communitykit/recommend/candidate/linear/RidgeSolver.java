package io.communitykit.recommend.candidate.linear;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.internal.RowTop;
import io.communitykit.recommend.candidate.internal.RowsBuilder;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import java.util.ArrayList;
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
    private final SparseRows neighbours;

    /**
     * How much is added to the diagonal: {@code ridge * mean * (g / mean)^balance}, where g is the diagonal and mean its mean.
     *
     * @param ridge how much
     * @param balance 0 for all alike, 1 in proportion to the diagonal
     */
    record Ridge(double ridge, double balance) {}

    RidgeSolver(Interactions interactions, int neighbours, FitOptions options) {
        items = interactions.items();
        gram = ItemGram.of(interactions, options);
        this.neighbours = gram.neighbours(neighbours, options);
    }

    /** Makes a model of coefficients that {@link #solve} found, by source. */
    ItemModel model(RidgeNeighbours shape, SparseRows bySource, FitOptions options) {
        return ItemModel.of(RidgeNeighbours.NAME, items, shape.shaped(bySource, gram.degrees, options));
    }

    /** The coefficients for each ridge: a row for each source, columns the targets whose neighbour it is. */
    List<SparseRows> solve(List<Ridge> ridges, FitOptions options) {
        int rows = neighbours.rows();
        List<float[]> added = ridges.stream().map(this::added).toList();
        List<RowsBuilder> solved = new ArrayList<>();
        ridges.forEach(ridge -> solved.add(new RowsBuilder(rows, rows)));
        Parallel.each("ridge", rows, options, () -> new Worker(added, solved));
        return solved.stream().map(each -> each.build().transposed()).toList();
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
        private final List<RowsBuilder> solved;
        private final int[] place = new int[neighbours.rows()];
        private float[] block = {};
        private float[] right = {};
        private float[] diagonal = {};
        private float[] residual = {};
        private float[] direction = {};
        private float[] product = {};

        Worker(List<float[]> added, List<RowsBuilder> solved) {
            this.added = added;
            this.solved = solved;
            Arrays.fill(place, -1);
        }

        @Override
        public void accept(int target) {
            int size = neighbours.count(target);
            int[] of = new int[size];
            for (int i = 0; i < size; i++) {
                of[i] = neighbours.column(neighbours.start(target) + i);
            }
            room(size);
            gather(target, of);
            for (int i = 0; i < added.size(); i++) {
                for (int a = 0; a < size; a++) {
                    block[a * size + a] = gram.diagonal[of[a]] + added.get(i)[of[a]];
                    diagonal[a] = block[a * size + a];
                }
                solved.get(i).set(target, new RowTop.Row(of, solve(size)));
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
                int end = gram.rows.end(of[a]);
                for (int at = gram.rows.start(of[a]); at < end; at++) {
                    int b = place[gram.rows.column(at)];
                    if (b >= 0) {
                        // Both, since a long row may have dropped what a short one keeps.
                        block[a * of.length + b] = gram.rows.value(at);
                        block[b * of.length + a] = gram.rows.value(at);
                    }
                }
            }
            int end = gram.rows.end(target);
            for (int at = gram.rows.start(target); at < end; at++) {
                int b = place[gram.rows.column(at)];
                if (b >= 0) {
                    right[b] = gram.rows.value(at);
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
