package io.communitykit.recommend.candidate.neighbour;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.data.SparseRows;

/** Looks into rows whose columns rise. */
final class Rows {

    private Rows() {}

    static void requireRising(String name, SparseRows rows) {
        for (int row = 0; row < rows.rows(); row++) {
            for (int entry = rows.start(row) + 1; entry < rows.end(row); entry++) {
                if (rows.column(entry) <= rows.column(entry - 1)) {
                    throw InvalidValueException.of(
                            name, "columns rising in row " + row, rows.column(entry - 1) + ", " + rows.column(entry));
                }
            }
        }
    }

    /** The entry of a column, or one below 0 where the row has none. */
    static int find(SparseRows rows, int row, int column) {
        int low = rows.start(row);
        int high = rows.end(row) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (rows.column(middle) < column) {
                low = middle + 1;
            } else if (rows.column(middle) > column) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /** Whether a row has exactly the items of a profile, whatever the weights. */
    static boolean isSame(SparseRows rows, int row, Profile profile) {
        if (rows.count(row) != profile.size()) {
            return false;
        }
        for (int i = 0; i < profile.size(); i++) {
            if (rows.column(rows.start(row) + i) != profile.item(i)) {
                return false;
            }
        }
        return true;
    }
}
