package io.communitykit.recommend.candidate.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.util.Objects;

/**
 * Gathers the rows of a matrix, in any order and by many threads, each row once. Memory: 8 bytes an entry while rows come, 12 while the matrix is made of them,
 * since columns are let go before values are copied.
 */
public final class RowsBuilder {

    private static final int[] NO_COLUMNS = {};
    private static final float[] NO_VALUES = {};

    private final int[][] columnsOf;
    private final float[][] valuesOf;
    private final int columns;

    /**
     * Starts without rows.
     *
     * @param rows how many
     * @param columns how many columns
     */
    public RowsBuilder(int rows, int columns) {
        this.columnsOf = new int[rows][];
        this.valuesOf = new float[rows][];
        this.columns = columns;
    }

    /**
     * Takes a row.
     *
     * @param row its number
     * @param entries its entries
     */
    public void set(int row, RowTop.Row entries) {
        columnsOf[row] = entries.columns();
        valuesOf[row] = entries.values();
    }

    /**
     * Makes the matrix, after every row was taken; the rows are forgotten.
     *
     * @return the matrix
     * @throws InvalidValueException if it has more entries than fit, about 2,000,000,000
     */
    public SparseRows build() {
        int[] starts = new int[columnsOf.length + 1];
        long size = 0;
        for (int row = 0; row < columnsOf.length; row++) {
            size += Objects.requireNonNull(columnsOf[row]).length;
            if (size > Integer.MAX_VALUE - 8) {
                throw InvalidValueException.of("entries of a model", "at most " + (Integer.MAX_VALUE - 8), "more");
            }
            starts[row + 1] = (int) size;
        }
        int[] column = new int[(int) size];
        for (int row = 0; row < columnsOf.length; row++) {
            System.arraycopy(
                    Objects.requireNonNull(columnsOf[row]), 0, column, starts[row], starts[row + 1] - starts[row]);
            columnsOf[row] = NO_COLUMNS;
        }
        float[] value = new float[(int) size];
        for (int row = 0; row < columnsOf.length; row++) {
            System.arraycopy(
                    Objects.requireNonNull(valuesOf[row]), 0, value, starts[row], starts[row + 1] - starts[row]);
            valuesOf[row] = NO_VALUES;
        }
        return SparseRows.of(columns, starts, column, value);
    }
}
