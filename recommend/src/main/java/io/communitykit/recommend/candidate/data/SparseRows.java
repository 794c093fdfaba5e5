package io.communitykit.recommend.candidate.data;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;

/**
 * A sparse matrix in compressed rows: 8 bytes an entry, 4 a row. The entries of a row are those from {@link #start} to before {@link #end}, each with its
 * column and value. Immutable and safe for many threads.
 */
public final class SparseRows {

    private final int columns;
    private final int[] starts;
    private final int[] column;
    private final float[] value;

    private SparseRows(int columns, int[] starts, int[] column, float[] value) {
        this.columns = columns;
        this.starts = starts;
        this.column = column;
        this.value = value;
    }

    /**
     * Takes the arrays of a matrix. They are not copied and must not be changed afterwards.
     *
     * @param columns how many columns
     * @param starts where each row starts, and where the last ends; from 0, never falling
     * @param column of each entry, 0 to {@code columns} less 1
     * @param value of each entry, finite
     * @return the matrix
     * @throws InvalidValueException if the arrays do not fit each other
     */
    public static SparseRows of(int columns, int[] starts, int[] column, float[] value) {
        if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != column.length) {
            throw InvalidValueException.of(
                    "starts of rows",
                    "from 0 to the number of entries, " + column.length,
                    starts.length == 0 ? "none" : starts[0] + " to " + starts[starts.length - 1]);
        }
        if (column.length != value.length) {
            throw InvalidValueException.of("number of values", "that of columns, " + column.length, value.length);
        }
        for (int row = 1; row < starts.length; row++) {
            if (starts[row] < starts[row - 1]) {
                throw InvalidValueException.of("start of row " + row, "at least " + starts[row - 1], starts[row]);
            }
        }
        for (int entry = 0; entry < column.length; entry++) {
            if (column[entry] < 0 || column[entry] >= columns) {
                throw InvalidValueException.of("column of entry " + entry, "from 0 to " + (columns - 1), column[entry]);
            }
            if (!Float.isFinite(value[entry])) {
                throw InvalidValueException.of("value of entry " + entry, "finite", value[entry]);
            }
        }
        return new SparseRows(columns, starts, column, value);
    }

    /**
     * How many rows.
     *
     * @return 0 or more
     */
    public int rows() {
        return starts.length - 1;
    }

    /**
     * How many columns.
     *
     * @return 0 or more
     */
    public int columns() {
        return columns;
    }

    /**
     * How many entries in all rows.
     *
     * @return 0 or more
     */
    public int size() {
        return column.length;
    }

    /**
     * The first entry of a row.
     *
     * @param row 0 to {@link #rows} less 1
     * @return the entry
     */
    public int start(int row) {
        return starts[row];
    }

    /**
     * Where a row ends.
     *
     * @param row 0 to {@link #rows} less 1
     * @return the entry after its last
     */
    public int end(int row) {
        return starts[row + 1];
    }

    /**
     * How many entries a row has.
     *
     * @param row 0 to {@link #rows} less 1
     * @return 0 or more
     */
    public int count(int row) {
        return end(row) - start(row);
    }

    /**
     * The column of an entry.
     *
     * @param entry 0 to {@link #size} less 1
     * @return 0 to {@link #columns} less 1
     */
    public int column(int entry) {
        return column[entry];
    }

    /**
     * The value of an entry.
     *
     * @param entry 0 to {@link #size} less 1
     * @return finite
     */
    public float value(int entry) {
        return value[entry];
    }

    /**
     * The sum of a row, added in the order of its entries.
     *
     * @param row 0 to {@link #rows} less 1
     * @return the sum; 0 for an empty row
     */
    public double sum(int row) {
        double sum = 0;
        for (int entry = start(row); entry < end(row); entry++) {
            sum += value[entry];
        }
        return sum;
    }

    /**
     * The same entries by column. The entries of each row of the answer are in the order of this one's rows.
     *
     * @return the transpose; a new matrix
     */
    public SparseRows transposed() {
        int[] at = new int[columns + 1];
        for (int each : column) {
            at[each + 1]++;
        }
        for (int i = 1; i <= columns; i++) {
            at[i] += at[i - 1];
        }
        int[] next = at.clone();
        int[] rowOf = new int[column.length];
        float[] valueOf = new float[column.length];
        for (int row = 0; row < rows(); row++) {
            for (int entry = start(row); entry < end(row); entry++) {
                int to = next[column[entry]]++;
                rowOf[to] = row;
                valueOf[to] = value[entry];
            }
        }
        return new SparseRows(rows(), at, rowOf, valueOf);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseRows rows
                && columns == rows.columns
                && Arrays.equals(starts, rows.starts)
                && Arrays.equals(column, rows.column)
                && Arrays.equals(value, rows.value);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(column) + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "SparseRows[" + rows() + " x " + columns + ", " + column.length + " entries]";
    }
}
