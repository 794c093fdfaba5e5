package io.communitykit.recommend.candidate.linear;

import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.neighbour.ItemModel;

/**
 * What {@link RidgeSolver} found, by target: 4 bytes a neighbour, and 4 for each ridge. Immutable.
 */
final class RidgeSolutions {

    private final Items items;
    private final double[] degrees;
    private final int[][] neighbours;
    private final float[][][] solved;

    /** Takes the arrays: neighbours by target, coefficients by ridge and target in the order of neighbours. */
    RidgeSolutions(Items items, double[] degrees, int[][] neighbours, float[][][] solved) {
        this.items = items;
        this.degrees = degrees;
        this.neighbours = neighbours;
        this.solved = solved;
    }

    /** The coefficients of a ridge: a row for each source, columns the targets whose neighbour it is, rising. */
    SparseRows bySource(int ridge) {
        int[] starts = new int[neighbours.length + 1];
        for (int[] row : neighbours) {
            for (int source : row) {
                starts[source + 1]++;
            }
        }
        for (int source = 0; source < neighbours.length; source++) {
            starts[source + 1] += starts[source];
        }
        int[] next = starts.clone();
        int[] column = new int[starts[neighbours.length]];
        float[] value = new float[column.length];
        for (int target = 0; target < neighbours.length; target++) {
            for (int i = 0; i < neighbours[target].length; i++) {
                int to = next[neighbours[target][i]]++;
                column[to] = target;
                value[to] = solved[ridge][target][i];
            }
        }
        return SparseRows.of(neighbours.length, starts, column, value);
    }

    /** A model of coefficients that {@link #bySource} gave. */
    ItemModel model(RidgeNeighbours shape, SparseRows bySource, FitOptions options) {
        return ItemModel.of(RidgeNeighbours.NAME, items, shape.shaped(bySource, degrees, options));
    }
}
