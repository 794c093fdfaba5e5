package io.communitykit.recommend.candidate.internal;

/**
 * A symmetric positive definite system of equations, solved by its Cholesky factor. Scratch for one thread, to be used again and again: {@link #start}, {@link #addSquare} for
 * what is added to the matrix, {@link #factor}, then {@link #solve} as often as wanted.
 *
 * <p>Layout: the lower triangle by rows, {@code 4 k^2} bytes. The factor is {@code A = L'L} with L lower, from the last row up, so that every step takes
 * multiples of beginnings of rows. Cost: {@code k^3 / 3} operations to factor, {@code k^2} for each square and {@code 2 k^2} for each solution.
 */
public final class PositiveSystem {

    private static final double ROUNDING = 1e-13;

    private final int size;
    private final double[][] lower;
    private final double[] inverse;
    private final double[] zero;
    private final double[][] vectors = new double[4][];
    private final double[] weights = new double[4];
    private final double[] times = new double[4];
    private int pending;

    /**
     * Makes room.
     *
     * @param size how many unknowns
     */
    public PositiveSystem(int size) {
        this.size = size;
        lower = new double[size][];
        for (int i = 0; i < size; i++) {
            lower[i] = new double[i + 1];
        }
        inverse = new double[size];
        zero = new double[size];
    }

    /**
     * Starts with a matrix.
     *
     * @param matrix its lower triangle by rows
     * @param diagonal is added to each element of the diagonal
     */
    public void start(double[][] matrix, double diagonal) {
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], 0, lower[i], 0, i + 1);
            lower[i][i] += diagonal;
        }
        pending = 0;
    }

    /**
     * Adds {@code weight * vector * vector'}.
     *
     * @param weight 0 or more
     * @param vector as long as there are unknowns; must stay as it is until three more were added, or {@link #factor}
     */
    public void addSquare(double weight, double[] vector) {
        vectors[pending] = vector;
        weights[pending++] = weight;
        if (pending == 4) {
            addPending();
        }
    }

    private void addPending() {
        for (int row = 0; row < size; row++) {
            for (int k = 0; k < 4; k++) {
                times[k] = -weights[k] * vectors[k][row];
            }
            Axpy.subtract(lower[row], vectors[0], vectors[1], vectors[2], vectors[3], times, 0, 0, row + 1);
        }
        pending = 0;
    }

    /**
     * Factors the matrix. A pivot below 1e-13 times the largest element of the diagonal is rounding alone, and is put up to that.
     *
     * @param least what is known to be at most the smallest eigenvalue, above 0: no exact pivot is below it, so what rounding put there is put back to it
     */
    public void factor(double least) {
        if (pending > 0) {
            while (pending < 4) {
                vectors[pending] = zero;
                weights[pending++] = 0;
            }
            addPending();
        }
        double floor = least;
        for (int i = 0; i < size; i++) {
            floor = Math.max(floor, ROUNDING * lower[i][i]);
        }
        for (int i = size - 1; i >= 0; i--) {
            double[] row = lower[i];
            for (int below = i + 1; below < size; below += 4) {
                for (int k = 0; k < 4; k++) {
                    times[k] = below + k < size ? lower[below + k][i] : 0;
                }
                Axpy.subtract(row, lower[below], row(below + 1), row(below + 2), row(below + 3), times, 0, 0, i + 1);
            }
            inverse[i] = 1 / Math.sqrt(Math.max(row[i], floor));
            for (int j = 0; j <= i; j++) {
                row[j] *= inverse[i];
            }
        }
    }

    private double[] row(int i) {
        return i < size ? lower[i] : zero;
    }

    /**
     * Solves the system for one right side.
     *
     * @param side becomes the solution
     */
    public void solve(double[] side) {
        for (int i = size - 1; i >= 0; i--) {
            double[] row = lower[i];
            double value = side[i] * inverse[i];
            for (int j = 0; j < i; j++) {
                side[j] -= value * row[j];
            }
            side[i] = value;
        }
        for (int i = 0; i < size; i++) {
            double[] row = lower[i];
            double sum = side[i];
            for (int j = 0; j < i; j++) {
                sum -= row[j] * side[j];
            }
            side[i] = sum * inverse[i];
        }
    }
}
