package io.communitykit.risk.abuse.internal;

import java.util.Arrays;

/** Arrays that grow by half. */
final class Columns {

    private Columns() {}

    /** The next size of an array of that many places. */
    static int larger(int places) {
        return Math.max(16, Math.addExact(places, places >> 1));
    }

    /** An array with room for one more than {@code used}, new places filled. */
    static int[] room(int[] column, int used, int fill) {
        if (used < column.length) {
            return column;
        }
        int[] wider = Arrays.copyOf(column, larger(used));
        if (fill != 0) {
            Arrays.fill(wider, used, wider.length, fill);
        }
        return wider;
    }

    /** An array with room for one more than {@code used}, new places filled. */
    static long[] room(long[] column, int used, long fill) {
        if (used < column.length) {
            return column;
        }
        long[] wider = Arrays.copyOf(column, larger(used));
        if (fill != 0) {
            Arrays.fill(wider, used, wider.length, fill);
        }
        return wider;
    }
}
