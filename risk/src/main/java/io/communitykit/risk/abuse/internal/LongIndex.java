package io.communitykit.risk.abuse.internal;

import java.util.Arrays;

/**
 * Numbers longs in the order in which they come: open addressing with linear probing over numbers, at most half full, 24 to 40 bytes an
 * entry. Not safe for many threads.
 */
final class LongIndex {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] values = new long[16];
    private long[] slots = new long[32];
    private int size;

    int size() {
        return size;
    }

    long value(int number) {
        return values[number];
    }

    /** The number of a value, or -1. */
    int find(long value) {
        long hash = hash(value);
        int mask = slots.length - 1;
        for (int at = (int) hash & mask; ; at = (at + 1) & mask) {
            long slot = slots[at];
            if (slot == 0) {
                return -1;
            }
            // Half of the hash stands in the slot, so that values are not fetched in vain.
            if ((slot ^ hash) >>> 32 == 0 && values[(int) slot - 1] == value) {
                return (int) slot - 1;
            }
        }
    }

    /** Fetches the place of a value. */
    long slot(long value) {
        return slots[(int) hash(value) & (slots.length - 1)];
    }

    /** Adds a value that is not there, and gives its number. */
    int add(long value) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Columns.larger(size));
        }
        values[size] = value;
        place(value, size);
        return size++;
    }

    private void grow() {
        slots = new long[slots.length * 2];
        for (int number = 0; number < size; number++) {
            place(values[number], number);
        }
    }

    private void place(long value, int number) {
        long hash = hash(value);
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = (hash >>> 32 << 32) | (number + 1L);
    }

    private static long hash(long value) {
        long once = (value ^ (value >>> 32)) * GOLDEN;
        return (once ^ (once >>> 29)) * GOLDEN;
    }
}
