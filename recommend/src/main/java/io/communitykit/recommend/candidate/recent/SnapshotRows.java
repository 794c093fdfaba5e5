package io.communitykit.recommend.candidate.recent;

import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.SparseRows;
import io.communitykit.recommend.candidate.internal.IdTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers neighbours by the numbers of a table and gives them the numbers of {@link Items}. Rows come in the order of the table. */
final class SnapshotRows {

    private final Items items;
    private final int[] sorted;
    private final int[] starts;
    private int[] column = new int[1_024];
    private float[] value = new float[1_024];
    private int size;

    SnapshotRows(IdTable<ItemId> table) {
        List<ItemId> ids = new ArrayList<>(table.size());
        for (int number = 0; number < table.size(); number++) {
            ids.add(table.id(number));
        }
        items = Items.of(ids);
        sorted = new int[ids.size()];
        for (int number = 0; number < sorted.length; number++) {
            sorted[number] = items.number(ids.get(number)).orElseThrow();
        }
        starts = new int[sorted.length + 1];
    }

    void add(int row, int neighbour, float score) {
        if (!(score > 0)) {
            return;
        }
        if (size == column.length) {
            column = Arrays.copyOf(column, size * 2);
            value = Arrays.copyOf(value, size * 2);
        }
        column[size] = sorted[neighbour];
        value[size++] = score;
        starts[row + 1]++;
    }

    CoVisitationModel model() {
        for (int row = 1; row < starts.length; row++) {
            starts[row] += starts[row - 1];
        }
        int[] from = new int[sorted.length];
        for (int row = 0; row < sorted.length; row++) {
            from[sorted[row]] = row;
        }
        int[] to = new int[starts.length];
        int[] columns = new int[size];
        float[] values = new float[size];
        int at = 0;
        for (int item = 0; item < from.length; item++) {
            for (int entry = starts[from[item]]; entry < starts[from[item] + 1]; entry++) {
                columns[at] = column[entry];
                values[at++] = value[entry];
            }
            to[item + 1] = at;
        }
        // Twice transposed, the entries of each row are in the order of columns.
        SparseRows neighbours = SparseRows.of(items.size(), to, columns, values);
        return new CoVisitationModel(items, neighbours.transposed().transposed());
    }
}
