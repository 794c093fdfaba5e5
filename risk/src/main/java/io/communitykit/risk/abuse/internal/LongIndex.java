package io.communitykit.risk.abuse.internal;

import java.util.Arrays;

/**
 * Numbers longs in the order in which they come: open addressing with linear probing over numbers, at most half full, 16 to 24 bytes an
 * entry. Not safe for many threads.
 */
final class LongIndex {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] values = new long[16];
    private int[] slots = new int[32];
    private int size;

    int size() {
        return size;
    }

    long value(int number) {
        return values[number];
    }

    /** The number of a value, or -1. */
    int find(long value) {
        int mask = slots.length - 1;
        for (int at = slot(value, mask); ; at = (at + 1) & mask) {
            int number = slots[at] - 1;
            if (number < 0 || values[number] == value) {
                return number;
            }
        }
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
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            place(values[number], number);
        }
    }

    private void place(long value, int number) {
        int mask = slots.length - 1;
        int at = slot(value, mask);
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = number + 1;
    }

    private static int slot(long value, int mask) {
        long hash = (value ^ (value >>> 32)) * GOLDEN;
        return (int) (hash ^ (hash >>> 29)) & mask;
    }
}
