package io.communitykit.recommend.candidate.linear;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.internal.RowTop;
import io.communitykit.recommend.candidate.internal.Strongest;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code G = X' D X}, where D damps members who did much: {@code d(u) = (sum of u's weights)^-1/2}, weights taken times a
 * power of 4 that brings the largest to 1 to 4. A row keeps its largest entries, as many as
 * {@link #MOST} allows on the mean, and one more than there are neighbours wherever it has them; what only one of two rows keeps is still known to both through
 * it. Immutable.
 *
 * <p>Layout: columns, rising, and values of each row in arrays of their own, so that nothing is copied once it is counted: 8 bytes an entry.
 */
final class ItemGram {

    /** No matrix has more entries: 1.6 GB. */
    static final int MOST = 200_000_000;

    final int[][] columns;
    final float[][] values;
    final float[] diagonal;
    /** The sum of each item's weights; at least the smallest that occurs, so that powers of it are finite. */
    final double[] degrees;

    private ItemGram(int[][] columns, float[][] values, float[] diagonal, double[] degrees) {
        this.columns = columns;
        this.values = values;
        this.diagonal = diagonal;
        this.degrees = degrees;
    }

    /**
     * Counts.
     *
     * @param neighbours how many are wanted of each row
     * @param most no more entries in all, {@link #MOST} but in tests
     * @throws InvalidValueException if it takes more to have so many neighbours
     */
    static ItemGram of(Interactions interactions, int neighbours, int most, FitOptions options) {
        Interactions fitted = Strongest.of(interactions, options);
        SparseRows byMember = fitted.byMember();
        SparseRows byItem = fitted.byItem();
        double scale = scale(byMember);
        double[] damping = new double[byMember.rows()];
        for (int member = 0; member < damping.length; member++) {
            damping[member] = byMember.count(member) == 0 ? 0 : scale * scale / Math.sqrt(scale * byMember.sum(member));
        }
        int items = byItem.rows();
        int keep = Math.max(neighbours + 1, most / Math.max(1, items));
        int[][] columns = new int[items][];
        float[][] values = new float[items][];
        float[] diagonal = new float[items];
        double[] degrees = new double[items];
        AtomicLong entries = new AtomicLong();
        Parallel.each("gram", items, options, () -> {
            RowTop sums = new RowTop(items);
            return item -> {
                degrees[item] = scale * byItem.sum(item);
                for (int at = byItem.start(item); at < byItem.end(item); at++) {
                    int member = byItem.column(at);
                    double weight = byItem.value(at) * damping[member];
                    for (int other = byMember.start(member); other < byMember.end(member); other++) {
                        sums.add(byMember.column(other), weight * byMember.value(other));
                    }
                }
                diagonal[item] = (float) sums.sum(item);
                RowTop.Row row = sums.top(keep);
                columns[item] = row.columns();
                values[item] = row.values();
                if (entries.addAndGet(row.columns().length) > most) {
                    throw InvalidValueException.of(
                            "entries of the gram matrix of " + items + " items",
                            "at most " + most + ". Maybe fewer neighbours than " + neighbours + " will do",
                            "more");
                }
            };
        });
        return new ItemGram(columns, values, diagonal, floored(degrees));
    }

    // What brings the largest weight to 1 to 4, lest all of the matrix be too small for floats. A power of 4 has an
    // exact root, so that nothing else changes.
    private static double scale(SparseRows rows) {
        float largest = 0;
        for (int entry = 0; entry < rows.size(); entry++) {
            largest = Math.max(largest, rows.value(entry));
        }
        int exponent = largest == 0 ? 0 : Math.getExponent((double) largest);
        return Math.scalb(1.0, -(exponent - Math.floorMod(exponent, 2)));
    }

    // Items that nobody has are like the least of the others.
    private static double[] floored(double[] degrees) {
        double least = Double.MAX_VALUE;
        for (double degree : degrees) {
            least = degree > 0 && degree < least ? degree : least;
        }
        for (int item = 0; item < degrees.length; item++) {
            degrees[item] = Math.max(least, degrees[item]);
        }
        return degrees;
    }

    double meanDiagonal() {
        double sum = 0;
        for (float each : diagonal) {
            sum += each;
        }
        return sum / diagonal.length;
    }

    /** For each item the most telling others, rising: those of the largest {@code G(i,j) * degree(i)^-1/2}, i not j. */
    int[][] neighbours(int most, FitOptions options) {
        int items = diagonal.length;
        double[] damping = new double[items];
        for (int item = 0; item < items; item++) {
            damping[item] = 1 / Math.sqrt(degrees[item]);
        }
        int[][] neighbours = new int[items][];
        Parallel.each("neighbours", items, options, () -> {
            RowTop best = new RowTop(items);
            return item -> {
                for (int at = 0; at < columns[item].length; at++) {
                    int other = columns[item][at];
                    if (other != item) {
                        best.add(other, values[item][at] * damping[other]);
                    }
                }
                neighbours[item] = best.top(most).columns();
            };
        });
        return neighbours;
    }
}
