package io.communitykit.recommend.candidate.linear;

import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.internal.RowTop;
import io.communitykit.recommend.candidate.internal.RowsBuilder;
import io.communitykit.recommend.candidate.internal.Strongest;
import io.communitykit.recommend.candidate.model.FitOptions;

/**
 * {@code G = X' D X}, where D damps members who did much: {@code d(u) = (sum of u's weights)^-1/2}. A row keeps its largest entries, as many as
 * {@link #MOST} allows on the mean; what only one of two rows keeps is still known to both through it. Immutable.
 */
final class ItemGram {

    /** No matrix has more entries: 1.6 GB. */
    private static final int MOST = 200_000_000;

    final SparseRows rows;
    final float[] diagonal;
    /** The sum of each item's weights; at least the smallest that occurs, so that powers of it are finite. */
    final double[] degrees;

    private ItemGram(SparseRows rows, float[] diagonal, double[] degrees) {
        this.rows = rows;
        this.diagonal = diagonal;
        this.degrees = degrees;
    }

    static ItemGram of(Interactions interactions, FitOptions options) {
        Interactions fitted = Strongest.of(interactions, options);
        SparseRows byMember = fitted.byMember();
        SparseRows byItem = fitted.byItem();
        double[] damping = new double[byMember.rows()];
        for (int member = 0; member < damping.length; member++) {
            damping[member] = byMember.count(member) == 0 ? 0 : 1 / Math.sqrt(byMember.sum(member));
        }
        int items = byItem.rows();
        int keep = Math.max(1_000, MOST / items);
        float[] diagonal = new float[items];
        double[] degrees = new double[items];
        RowsBuilder rows = new RowsBuilder(items, items);
        Parallel.each("gram", items, options, () -> {
            RowTop sums = new RowTop(items);
            return item -> {
                degrees[item] = byItem.sum(item);
                for (int at = byItem.start(item); at < byItem.end(item); at++) {
                    int member = byItem.column(at);
                    double weight = byItem.value(at) * damping[member];
                    for (int other = byMember.start(member); other < byMember.end(member); other++) {
                        sums.add(byMember.column(other), weight * byMember.value(other));
                    }
                }
                diagonal[item] = (float) sums.sum(item);
                rows.set(item, sums.top(keep));
            };
        });
        return new ItemGram(rows.build(), diagonal, floored(degrees));
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

    /** For each item the most telling others: the largest {@code G(i,j) * degree(i)^-1/2}, i not j. */
    SparseRows neighbours(int most, FitOptions options) {
        int items = diagonal.length;
        double[] damping = new double[items];
        for (int item = 0; item < items; item++) {
            damping[item] = 1 / Math.sqrt(degrees[item]);
        }
        RowsBuilder neighbours = new RowsBuilder(items, items);
        Parallel.each("neighbours", items, options, () -> {
            RowTop best = new RowTop(items);
            return item -> {
                for (int at = rows.start(item); at < rows.end(item); at++) {
                    int other = rows.column(at);
                    if (other != item) {
                        best.add(other, rows.value(at) * damping[other]);
                    }
                }
                neighbours.set(item, best.top(most));
            };
        });
        return neighbours.build();
    }
}
