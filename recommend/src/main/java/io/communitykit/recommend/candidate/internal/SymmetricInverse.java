package io.communitykit.recommend.candidate.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.FitProgress;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Inverts a symmetric positive definite matrix in place, by the sweep operator (Goodnight, A Tutorial on the SWEEP Operator, The American Statistician 33,
 * 1979) for blocks of pivots.
 *
 * <p>Layout: the lower triangle, a row an array, {@code n^2 / 2} numbers of 8 bytes, and two panels of {@code 128 n} numbers. Cost: {@code n^3} additions and
 * multiplications together, as many as a Cholesky factor and its inverse take, but in one loop that has no dependent sums. A block K of pivots with D the inverse of its square,
 * P its rows over all columns: {@code W = D P}, every other row i loses {@code sum_k W[k][i] P[k]}, then K's rows become W and its square -D. What is left
 * after the last block is the inverse with its sign turned. The rank-128 updates read a tile of P that stays in the second-level cache, and the matrix once.
 * Each element is changed in the same order by however many threads.
 */
public final class SymmetricInverse {

    private static final int BLOCK = 128;
    private static final int COLUMNS = 256;
    private static final int ROWS = 32;

    private final double[][] matrix;
    private final int n;
    private final int block;
    private final FitOptions quiet;
    private final double[][] panel;
    private final double[][] product;

    private SymmetricInverse(double[][] matrix, int block, FitOptions options) {
        this.matrix = matrix;
        this.n = matrix.length;
        this.block = block;
        this.quiet = options.telling(FitProgress.NONE);
        this.panel = new double[block][n];
        this.product = new double[block][n];
    }

    /**
     * Puts the inverse, with its sign turned, in the place of a matrix.
     *
     * @param lower row i has the columns 0 to i; positive definite
     * @param options threads, progress, cancellation
     * @throws FitCancelledException if it was stopped; the matrix is half-way then
     * @throws InvalidValueException if the matrix is not positive definite, but for rounding
     */
    public static void negated(double[][] lower, FitOptions options) {
        negated(lower, BLOCK, options);
    }

    static void negated(double[][] lower, int block, FitOptions options) {
        new SymmetricInverse(lower, block, options).run(options);
    }

    private void run(FitOptions options) {
        int blocks = (n + block - 1) / block;
        for (int i = 0; i < blocks; i++) {
            sweep(i * block, Math.min(n, (i + 1) * block));
            options.progress().at("inverse", i + 1, blocks);
        }
    }

    private void sweep(int start, int end) {
        double[][] negated = square(start, end);
        for (int k = end - start; k < block; k++) {
            Arrays.fill(panel[k], 0);
            Arrays.fill(product[k], 0);
        }
        Parallel.each("inverse", tiles(COLUMNS), quiet, () -> tile -> multiply(tile * COLUMNS, start, end, negated));
        int tiles = tiles(ROWS);
        // The longest rows first, so that no thread is left with one of them at the end.
        Parallel.each("inverse", tiles, quiet, () -> {
            IntConsumer update = updater(start, end);
            return tile -> update.accept((tiles - 1 - tile) * ROWS);
        });
        for (int k = 0; k < end - start; k++) {
            System.arraycopy(product[k], 0, matrix[start + k], 0, start);
            System.arraycopy(negated[k], 0, matrix[start + k], start, k + 1);
        }
    }

    private int tiles(int width) {
        return (n + width - 1) / width;
    }

    /** The pivots' square, swept: its inverse with the sign turned. Columns beyond are 0, up to a multiple of four. */
    private double[][] square(int start, int end) {
        int size = end - start;
        double[][] square = new double[size][(size + 3) & -4];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                square[i][j] = matrix[start + i][start + j];
                square[j][i] = square[i][j];
            }
        }
        for (int pivot = 0; pivot < size; pivot++) {
            sweepOne(square, pivot);
        }
        return square;
    }

    private static void sweepOne(double[][] square, int pivot) {
        double[] row = square[pivot];
        double value = row[pivot];
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw InvalidValueException.of(
                    "pivot of the matrix",
                    "above 0 and finite. Maybe the regularisation is too small for these weights",
                    value);
        }
        int size = square.length;
        for (int i = 0; i < size; i++) {
            if (i != pivot) {
                double[] other = square[i];
                double times = other[pivot] / value;
                for (int j = 0; j < size; j++) {
                    other[j] -= times * row[j];
                }
                other[pivot] = times;
            }
        }
        for (int j = 0; j < size; j++) {
            row[j] /= value;
        }
        row[pivot] = -1 / value;
    }

    /** Fills a tile of the panel with the pivots' rows, 0 in their own columns, and of the product. */
    private void multiply(int from, int start, int end, double[][] negated) {
        int to = Math.min(n, from + COLUMNS);
        for (int k = 0; k < end - start; k++) {
            double[] row = panel[k];
            if (from < start) {
                System.arraycopy(matrix[start + k], from, row, from, Math.min(to, start) - from);
            }
            for (int j = Math.max(from, start); j < Math.min(to, end); j++) {
                row[j] = 0;
            }
        }
        for (int j = Math.max(from, end); j < to; j++) {
            double[] row = matrix[j];
            for (int k = 0; k < end - start; k++) {
                panel[k][j] = row[start + k];
            }
        }
        for (int k = 0; k < end - start; k++) {
            Arrays.fill(product[k], from, to, 0);
            subtract(product[k], negated[k], end - start, from, to);
        }
    }

    private void subtract(double[] row, double[] times, int pivots, int from, int to) {
        for (int k = 0; k < pivots; k += 4) {
            Axpy.subtract(row, panel[k], panel[k + 1], panel[k + 2], panel[k + 3], times, k, from, to);
        }
    }

    private IntConsumer updater(int start, int end) {
        double[][] times = new double[ROWS][block];
        return from -> update(from, start, end, times);
    }

    private void update(int from, int start, int end, double[][] times) {
        int to = Math.min(n, from + ROWS);
        for (int i = from; i < to; i++) {
            for (int k = 0; k < block; k++) {
                times[i - from][k] = product[k][i];
            }
        }
        for (int column = 0; column < to; column += COLUMNS) {
            for (int i = from; i < to; i++) {
                if (i < start || i >= end) {
                    subtract(matrix[i], times[i - from], end - start, column, Math.min(column + COLUMNS, i + 1));
                }
            }
        }
        for (int i = Math.max(from, end); i < to; i++) {
            System.arraycopy(times[i - from], 0, matrix[i], start, end - start);
        }
    }
}
