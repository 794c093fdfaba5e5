package io.communitykit.recommend.candidate.basket;

import java.util.Arrays;

/** The first purchase of each item by each member: rows of members in compressed form, items rising. Immutable once made. */
final class FirstPurchases {

    private final int[] starts;
    private final int[] item;
    private final long[] at;
    private final int leftOut;

    private FirstPurchases(int[] starts, int[] item, long[] at, int leftOut) {
        this.starts = starts;
        this.item = item;
        this.at = at;
        this.leftOut = leftOut;
    }

    /** Takes as many purchases as there are items; the other arrays may be longer. */
    static FirstPurchases of(int[] memberOf, int[] itemOf, long[] at, int members, int longest) {
        int[] order = byMember(memberOf, itemOf.length, members);
        int[] starts = new int[members + 1];
        int[] item = new int[itemOf.length];
        long[] first = new long[itemOf.length];
        int leftOut = 0;
        int to = 0;
        int from = 0;
        for (int member = 0; member < members; member++) {
            int end = from;
            while (end < order.length && memberOf[order[end]] == member) {
                end++;
            }
            int kept = firsts(order, from, end, itemOf, at, item, first, to);
            if (kept - to > longest) {
                leftOut++;
            } else {
                to = kept;
            }
            from = end;
            starts[member + 1] = to;
        }
        return new FirstPurchases(starts, Arrays.copyOf(item, to), Arrays.copyOf(first, to), leftOut);
    }

    // Counting sort.
    private static int[] byMember(int[] memberOf, int size, int members) {
        int[] next = new int[members + 1];
        for (int i = 0; i < size; i++) {
            next[memberOf[i] + 1]++;
        }
        for (int member = 1; member <= members; member++) {
            next[member] += next[member - 1];
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[memberOf[i]]++] = i;
        }
        return order;
    }

    private static int firsts(
            int[] order, int from, int end, int[] itemOf, long[] at, int[] item, long[] first, int start) {
        long[] keys = new long[end - from];
        for (int i = from; i < end; i++) {
            keys[i - from] = ((long) itemOf[order[i]] << 32) | order[i];
        }
        Arrays.sort(keys);
        int to = start;
        for (long key : keys) {
            int bought = (int) (key >>> 32);
            long when = at[(int) key];
            if (to > start && item[to - 1] == bought) {
                first[to - 1] = Math.min(first[to - 1], when);
            } else {
                item[to] = bought;
                first[to++] = when;
            }
        }
        return to;
    }

    int members() {
        return starts.length - 1;
    }

    int size() {
        return item.length;
    }

    int start(int member) {
        return starts[member];
    }

    int end(int member) {
        return starts[member + 1];
    }

    int item(int entry) {
        return item[entry];
    }

    long at(int entry) {
        return at[entry];
    }

    /** How many members bought too much. */
    int leftOut() {
        return leftOut;
    }
}
