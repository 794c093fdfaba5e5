package io.communitykit.recommend.candidate.internal;

import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.FitProgress;

/** The products of all pairs of columns of a dense matrix: {@code Y'Y}. */
public final class Gram {

    private static final int ROWS = 16;

    private Gram() {}

    /**
     * Multiplies. Each element is added up over the rows in their order, by however many threads; a thread reads the matrix once for 16 columns.
     *
     * @param stage what is being done, for messages
     * @param matrix rows of equal length
     * @param columns how long they are
     * @param options threads and cancellation
     * @return the lower triangle, by rows
     */
    public static double[][] of(String stage, double[][] matrix, int columns, FitOptions options) {
        double[][] gram = new double[columns][];
        double[] zero = new double[columns];
        Parallel.each(stage, (columns + ROWS - 1) / ROWS, options.telling(FitProgress.NONE), () -> tile -> {
            int to = Math.min(columns, (tile + 1) * ROWS);
            for (int i = tile * ROWS; i < to; i++) {
                gram[i] = new double[i + 1];
            }
            fill(gram, tile * ROWS, to, matrix, zero);
        });
        return gram;
    }

    private static void fill(double[][] gram, int from, int to, double[][] matrix, double[] zero) {
        double[] times = new double[4];
        for (int first = 0; first < matrix.length; first += 4) {
            double[] a = matrix[first];
            double[] b = first + 1 < matrix.length ? matrix[first + 1] : zero;
            double[] c = first + 2 < matrix.length ? matrix[first + 2] : zero;
            double[] d = first + 3 < matrix.length ? matrix[first + 3] : zero;
            for (int i = from; i < to; i++) {
                times[0] = -a[i];
                times[1] = -b[i];
                times[2] = -c[i];
                times[3] = -d[i];
                Axpy.subtract(gram[i], a, b, c, d, times, 0, 0, i + 1);
            }
        }
    }
}
