package io.communitykit.recommend.candidate.neighbour;

import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.RowTop;

/**
 * Finds how alike one target is to each row of a matrix: scratch for one thread. The target's entries are told one by one; each adds to the rows that
 * have it too, so that the cost is that of the rows that have something in common with the target.
 *
 * <p>Layout: {@link RowTop} over the rows, and where the similarity asks for it a count for each.
 */
final class Overlaps {

    private final ItemSimilarity similarity;
    private final double shrinkage;
    private final SparseRows across;
    private final double[] neighbour;
    private final RowTop sums;
    private final int[] common;

    /**
     * Makes room.
     *
     * @param across the rows' entries by column
     * @param neighbour what each row brings into the similarity, by {@link #neighbours}
     */
    Overlaps(ItemSimilarity similarity, double shrinkage, SparseRows across, double[] neighbour) {
        this.similarity = similarity;
        this.shrinkage = shrinkage;
        this.across = across;
        this.neighbour = neighbour;
        sums = new RowTop(neighbour.length);
        common = new int[similarity.isCounting(shrinkage) ? neighbour.length : 0];
    }

    static double[] neighbours(ItemSimilarity similarity, SparseRows rows) {
        double[] all = new double[rows.rows()];
        for (int row = 0; row < all.length; row++) {
            all[row] = similarity.neighbour(squares(rows, row), rows.count(row));
        }
        return all;
    }

    static double squares(SparseRows rows, int row) {
        double squares = 0;
        for (int entry = rows.start(row); entry < rows.end(row); entry++) {
            squares += (double) rows.value(entry) * rows.value(entry);
        }
        return squares;
    }

    /** Takes an entry of the target. */
    void add(int column, double weight) {
        int end = across.end(column);
        for (int entry = across.start(column); entry < end; entry++) {
            int row = across.column(entry);
            sums.add(row, similarity.product(weight, across.value(entry)));
            if (common.length > 0) {
                common[row]++;
            }
        }
    }

    /** Turns what was added into similarities, of which the caller keeps what it wants and clears the rest. */
    RowTop similarities(double target) {
        for (int i = 0; i < sums.size(); i++) {
            int row = sums.column(i);
            int shared = 0;
            if (common.length > 0) {
                shared = common[row];
                common[row] = 0;
            }
            sums.set(row, similarity.of(sums.sum(row), shared, target, neighbour[row], shrinkage));
        }
        return sums;
    }
}
