package io.communitykit.risk.abuse.internal;

/**
 * Numbers keys: a kind and 128 bits. The bits are a keyed digest, so their low half is the hash. Open addressing with linear probing, at
 * most half full. Not safe for many threads.
 */
final class KeyTable {

    private int[] kinds = new int[16];
    private long[] highs = new long[16];
    private long[] lows = new long[16];
    private int[] slots = new int[32];
    private int size;

    int size() {
        return size;
    }

    int kind(int key) {
        return kinds[key];
    }

    long high(int key) {
        return highs[key];
    }

    long low(int key) {
        return lows[key];
    }

    /** The number of a key, or -1. */
    int find(int kind, long high, long low) {
        int mask = slots.length - 1;
        for (int at = slot(high, low, mask); ; at = (at + 1) & mask) {
            int key = slots[at] - 1;
            if (key < 0 || (lows[key] == low && highs[key] == high && kinds[key] == kind)) {
                return key;
            }
        }
    }

    /** Adds a key that is not there, and gives its number. */
    int add(int kind, long high, long low) {
        if (2 * (size + 1) > slots.length) {
            slots = new int[slots.length * 2];
            for (int key = 0; key < size; key++) {
                place(key);
            }
        }
        kinds = Columns.room(kinds, size, 0);
        highs = Columns.room(highs, size, 0);
        lows = Columns.room(lows, size, 0);
        kinds[size] = kind;
        highs[size] = high;
        lows[size] = low;
        place(size);
        return size++;
    }

    private void place(int key) {
        int mask = slots.length - 1;
        int at = slot(highs[key], lows[key], mask);
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = key + 1;
    }

    private static int slot(long high, long low, int mask) {
        // A host's own digests may be small numbers.
        long hash = (low ^ Long.rotateLeft(high, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & mask;
    }
}
