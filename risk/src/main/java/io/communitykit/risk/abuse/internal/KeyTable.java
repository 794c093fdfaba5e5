package io.communitykit.risk.abuse.internal;

/**
 * Numbers keys: a kind and 128 bits. The bits are a keyed digest, mixed once more for the hash. Open addressing with linear probing, at
 * most half full. Not safe for many threads.
 */
final class KeyTable {

    private int[] kinds = new int[16];
    private long[] highs = new long[16];
    private long[] lows = new long[16];
    private long[] slots = new long[32];
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
        return find(kind, high, low, hash(kind, high, low));
    }

    int find(int kind, long high, long low, long hash) {
        int mask = slots.length - 1;
        for (int at = (int) hash & mask; ; at = (at + 1) & mask) {
            long slot = slots[at];
            if (slot == 0) {
                return -1;
            }
            // Half of the hash stands in the slot, so that keys are not fetched in vain.
            if ((slot ^ hash) >>> 32 == 0 && same((int) slot - 1, kind, high, low)) {
                return (int) slot - 1;
            }
        }
    }

    /** Fetches the place of a hash. */
    long slot(long hash) {
        return slots[(int) hash & (slots.length - 1)];
    }

    /** Fetches the key that stands first where a hash leads to. */
    long near(long hash) {
        int key = (int) slot(hash) - 1;
        return key < 0 ? 0 : lows[key] + highs[key] + kinds[key];
    }

    private boolean same(int key, int kind, long high, long low) {
        return lows[key] == low && highs[key] == high && kinds[key] == kind;
    }

    /** Adds a key that is not there, and gives its number. */
    int add(int kind, long high, long low) {
        if (2 * (size + 1) > slots.length) {
            slots = new long[slots.length * 2];
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
        long hash = hash(kinds[key], highs[key], lows[key]);
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = (hash >>> 32 << 32) | (key + 1L);
    }

    static long hash(int kind, long high, long low) {
        // A host's own digests may be small numbers.
        long once = (low ^ Long.rotateLeft(high, 32) ^ kind) * 0x9E3779B97F4A7C15L;
        return (once ^ (once >>> 29)) * 0xC2B2AE3D27D4EB4FL;
    }
}
