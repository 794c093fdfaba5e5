package io.communitykit.core.segment.counter;

/**
 * How often each of a bounded number of 64-bit values is there: open addressing, linear probing, never more than half
 * full. A value keeps its slot at 0. Not safe for many threads.
 */
final class LongTally {

    private final long[] values;
    /** Occurrences plus 1; 0 for a free slot. */
    private final int[] counts;

    private long distinct;

    /** For at most so many different values. */
    LongTally(int capacity) {
        int slots = Integer.highestOneBit(Math.max(capacity, 4)) << 2;
        values = new long[slots];
        counts = new int[slots];
    }

    void add(long value) {
        int slot = slot(value);
        if (counts[slot] <= 1) {
            values[slot] = value;
            counts[slot] = 1;
            distinct++;
        }
        counts[slot]++;
    }

    void remove(long value) {
        int slot = slot(value);
        counts[slot]--;
        if (counts[slot] == 1) {
            distinct--;
        }
    }

    long distinct() {
        return distinct;
    }

    private int slot(long value) {
        int mask = values.length - 1;
        int slot = (int) (value ^ (value >>> 32)) & mask;
        while (counts[slot] != 0 && values[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
