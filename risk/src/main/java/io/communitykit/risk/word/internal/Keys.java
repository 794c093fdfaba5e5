package io.communitykit.risk.word.internal;

import java.util.Arrays;

/**
 * The keys of an automaton in order, each once: units in one array.
 */
final class Keys {

    private static final int FEW = 16;

    private final char[] units;
    private final int[] starts;

    private Keys(char[] units, int[] starts) {
        this.units = units;
        this.starts = starts;
    }

    /**
     * Sorts keys by their units and drops repetitions. Two units of each key stand over its index in one number, and numbers are sorted;
     * what is then still alike is sorted by the next two.
     *
     * @param units all keys, one after the other, without units 0
     * @param starts where each key starts, and the end of the last
     * @param most how many units of a key count; an even number
     */
    static Sorted sort(char[] units, int[] starts, int most) {
        int count = starts.length - 1;
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        // Where a key begins that differs from the one before.
        boolean[] first = new boolean[count + 1];
        first[0] = true;
        first[count] = true;
        boolean more = count > 1;
        for (int depth = 0; more && depth < most; depth += 2) {
            more = false;
            for (int from = 0; from < count; ) {
                int to = from + 1;
                while (!first[to]) {
                    to++;
                }
                more |= to - from > 1 && sort(units, starts, depth, order, first, from, to);
                from = to;
            }
        }
        return new Sorted(units, starts, most, order, first);
    }

    // Sorts a range of keys that are alike up to a depth; whether some that go on are still alike.
    private static boolean sort(
            char[] units, int[] starts, int depth, long[] order, boolean[] first, int from, int to) {
        for (int i = from; i < to; i++) {
            int key = (int) order[i];
            int at = starts[key] + depth;
            int left = starts[key + 1] - at;
            long two = (left > 0 ? (long) units[at] << 16 : 0) | (left > 1 ? units[at + 1] : 0);
            order[i] = (two << 32 | key) ^ Long.MIN_VALUE;
        }
        arrange(order, from, to);
        boolean more = false;
        for (int i = from + 1; i < to; i++) {
            boolean alike = order[i - 1] >>> 32 == order[i] >>> 32;
            first[i] = !alike;
            more |= alike && (order[i] >>> 32 & 0xFFFF) != 0;
        }
        return more;
    }

    // Most ranges hold two or three.
    private static void arrange(long[] order, int from, int to) {
        if (to - from > FEW) {
            Arrays.sort(order, from, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long one = order[i];
            int at = i;
            while (at > from && order[at - 1] > one) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = one;
        }
    }

    /** Sorted keys and where each of the given ones went. */
    static final class Sorted {
        private final char[] keyUnits;
        private final int[] keyStarts;
        private final int[] order;
        private final int[] groups;
        private int distinct;

        private Sorted(char[] units, int[] starts, int most, long[] sorted, boolean[] first) {
            keyUnits = new char[units.length];
            keyStarts = new int[sorted.length + 1];
            order = new int[sorted.length];
            groups = new int[sorted.length + 1];
            for (int i = 0; i < sorted.length; i++) {
                order[i] = (int) sorted[i];
                if (first[i]) {
                    groups[distinct] = i;
                    int start = starts[order[i]];
                    add(units, start, Math.min(most, starts[order[i] + 1] - start));
                }
            }
            groups[distinct] = sorted.length;
        }

        private void add(char[] units, int start, int length) {
            int used = keyStarts[distinct];
            System.arraycopy(units, start, keyUnits, used, length);
            keyStarts[++distinct] = used + length;
        }

        Keys keys() {
            return new Keys(Arrays.copyOf(keyUnits, keyStarts[distinct]), Arrays.copyOf(keyStarts, distinct + 1));
        }

        /** The indexes of the given ones in the order of their keys; those of one key rising. */
        int[] order() {
            return order;
        }

        /** Where the given ones of each key start in that order, and the end of the last. */
        int[] groups() {
            return Arrays.copyOf(groups, distinct + 1);
        }
    }

    /** All keys, one after the other. */
    char[] units() {
        return units;
    }

    /** Where each key starts, and the end of the last. */
    int[] starts() {
        return starts;
    }

    int size() {
        return starts.length - 1;
    }

    int length(int key) {
        return starts[key + 1] - starts[key];
    }

    /** The unit at a depth; 0 behind the end. */
    int unit(int key, int depth) {
        int at = starts[key] + depth;
        return at < starts[key + 1] ? units[at] : 0;
    }
}
