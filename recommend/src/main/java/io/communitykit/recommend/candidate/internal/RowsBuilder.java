package io.communitykit.recommend.candidate.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.util.Objects;

/** Gathers the rows of a matrix, in any order and by many threads, each row once. */
public final class RowsBuilder {

    private final RowTop.Row[] rows;
    private final int columns;

    /**
     * Starts without rows.
     *
     * @param rows how many
     * @param columns how many columns
     */
    public RowsBuilder(int rows, int columns) {
        this.rows = new RowTop.Row[rows];
        this.columns = columns;
    }

    /**
     * Takes a row.
     *
     * @param row its number
     * @param entries its entries
     */
    public void set(int row, RowTop.Row entries) {
        rows[row] = entries;
    }

    /**
     * Makes the matrix, after every row was taken; the rows are forgotten.
     *
     * @return the matrix
     * @throws InvalidValueException if it has more entries than fit, about 2,000,000,000
     */
    public SparseRows build() {
        int[] starts = new int[rows.length + 1];
        long size = 0;
        for (int row = 0; row < rows.length; row++) {
            size += Objects.requireNonNull(rows[row]).columns().length;
            if (size > Integer.MAX_VALUE - 8) {
                throw InvalidValueException.of("entries of a model", "at most " + (Integer.MAX_VALUE - 8), "more");
            }
            starts[row + 1] = (int) size;
        }
        int[] column = new int[(int) size];
        float[] value = new float[(int) size];
        for (int row = 0; row < rows.length; row++) {
            RowTop.Row entries = Objects.requireNonNull(rows[row]);
            System.arraycopy(entries.columns(), 0, column, starts[row], entries.columns().length);
            System.arraycopy(entries.values(), 0, value, starts[row], entries.values().length);
            rows[row] = new RowTop.Row(new int[0], new float[0]);
        }
        return SparseRows.of(columns, starts, column, value);
    }
}
