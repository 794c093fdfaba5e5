package io.communitykit.recommend.candidate.internal;

import java.util.Arrays;

/**
 * The sum of sparse rows, and its largest entries: scratch for one thread. {@link #add} touches columns, {@link #keep} and {@link #top} keep the largest by value, ties by
 * rising column, give them in the order of columns and forget the rest.
 *
 * <p>Layout: a sum for every column, a list of those touched. Selection by quickselect on the touched ones.
 */
public final class RowTop {

    private final double[] sums;
    private final int[] touched;
    private int size;

    /**
     * Makes room.
     *
     * @param columns how many columns
     */
    public RowTop(int columns) {
        sums = new double[columns];
        touched = new int[columns];
    }

    /**
     * Adds to a column. What is added must be above 0, or a column could be listed twice.
     *
     * @param column which
     * @param value above 0
     */
    public void add(int column, double value) {
        if (sums[column] == 0) {
            touched[size++] = column;
        }
        sums[column] += value;
    }

    /**
     * How many columns were touched.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * A column that was touched.
     *
     * @param index 0 to {@link #size} less 1
     * @return the column
     */
    public int column(int index) {
        return touched[index];
    }

    /**
     * The sum of a column.
     *
     * @param column which
     * @return the sum
     */
    public double sum(int column) {
        return sums[column];
    }

    /**
     * Changes the sum of a touched column.
     *
     * @param column which
     * @param value the new sum
     */
    public void set(int column, double value) {
        sums[column] = value;
    }

    /**
     * Forgets all but the largest sums above 0. Those kept are then told by {@link #size}, {@link #column} and {@link #sum}, columns rising.
     *
     * @param most how many at most
     */
    public void keep(int most) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (sums[touched[i]] > 0) {
                touched[kept++] = touched[i];
            } else {
                sums[touched[i]] = 0;
            }
        }
        int count = Math.min(most, kept);
        if (count < kept) {
            select(kept, count);
        }
        Arrays.sort(touched, 0, count);
        for (int i = count; i < kept; i++) {
            sums[touched[i]] = 0;
        }
        size = count;
    }

    /** Starts anew. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
        }
        size = 0;
    }

    /**
     * Finds the largest sums above 0 and starts anew.
     *
     * @param most how many at most
     * @return the columns, rising, and their sums
     */
    public Row top(int most) {
        keep(most);
        int[] columns = Arrays.copyOf(touched, size);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) sums[columns[i]];
        }
        clear();
        return new Row(columns, values);
    }

    // Hoare's selection: the first places become the largest.
    private void select(int end, int count) {
        int low = 0;
        int high = end - 1;
        while (low < high) {
            int pivot = touched[(low + high) >>> 1];
            double value = sums[pivot];
            int i = low;
            int j = high;
            while (i <= j) {
                while (isBefore(touched[i], pivot, value)) {
                    i++;
                }
                while (isAfter(touched[j], pivot, value)) {
                    j--;
                }
                if (i <= j) {
                    int other = touched[i];
                    touched[i++] = touched[j];
                    touched[j--] = other;
                }
            }
            if (count - 1 <= j) {
                high = j;
            } else if (count - 1 >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private boolean isBefore(int column, int pivot, double value) {
        return sums[column] > value || (sums[column] == value && column < pivot);
    }

    private boolean isAfter(int column, int pivot, double value) {
        return sums[column] < value || (sums[column] == value && column > pivot);
    }

    /**
     * A sparse row.
     *
     * @param columns rising
     * @param values as many
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(int[] columns, float[] values) {}
}
