package io.communitykit.core.segment.cut;

import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of a value and a key, sorted by value and then by key where they lie.
 *
 * <p>Layout: blocks of 4,096 pairs, each two words of 64 bits with the sign bit turned, so that unsigned order is the order of the
 * numbers; 16 bytes a pair, at most one block (64 KiB) more, and nothing is copied while it grows. Sorting is radix exchange (Knuth,
 * The Art of Computer Programming, volume 3, 5.2.2, Algorithm R): a pass finds the highest bit in which the pairs of a range differ,
 * a second one parts them by it. No comparison of two pairs decides the path, so that no order and no choice of values makes it
 * slower than 2 passes a bit that differs; it needs no memory besides a stack of at most 128 frames. The limit it is up against is
 * the memory's bandwidth, 16 bytes a pair and pass.
 */
final class RankedPairs {

    private static final int SHIFT = 12;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int WORDS = 2;

    private final List<long[]> blocks = new ArrayList<>();
    private long size;

    void add(long value, long key) {
        if ((size & MASK) == 0) {
            blocks.add(new long[WORDS << SHIFT]);
        }
        set(size, 0, value ^ Long.MIN_VALUE);
        set(size, 1, key ^ Long.MIN_VALUE);
        size++;
    }

    long size() {
        return size;
    }

    long value(long index) {
        return get(index, 0) ^ Long.MIN_VALUE;
    }

    long key(long index) {
        return get(index, 1) ^ Long.MIN_VALUE;
    }

    void sort() {
        sort(0, size, 0);
    }

    private void sort(long first, long end, int firstWord) {
        long from = first;
        int word = firstWord;
        while (end - from > 1) {
            long differing = differing(from, end, word);
            if (differing != 0) {
                long middle = part(from, end, word, Long.highestOneBit(differing));
                sort(from, middle, word);
                from = middle;
            } else if (word == 0) {
                word = 1;
            } else {
                return;
            }
        }
    }

    /** The bits in which not all words of a range are the same. */
    private long differing(long from, long end, int word) {
        long one = get(from, word);
        long bits = 0;
        for (long i = from + 1; i < end; i++) {
            bits |= get(i, word) ^ one;
        }
        return bits;
    }

    /** Moves pairs without the bit before those with it; gives where the latter begin. */
    private long part(long from, long end, int word, long bit) {
        long low = from;
        long high = end - 1;
        while (true) {
            while (low <= high && (get(low, word) & bit) == 0) {
                low++;
            }
            while (low <= high && (get(high, word) & bit) != 0) {
                high--;
            }
            if (low > high) {
                return low;
            }
            swap(low, high, 0);
            swap(low, high, 1);
            low++;
            high--;
        }
    }

    private void swap(long a, long b, int word) {
        long kept = get(a, word);
        set(a, word, get(b, word));
        set(b, word, kept);
    }

    private long get(long index, int word) {
        return blocks.get((int) (index >>> SHIFT))[((int) index & MASK) * WORDS + word];
    }

    private void set(long index, int word, long bits) {
        blocks.get((int) (index >>> SHIFT))[((int) index & MASK) * WORDS + word] = bits;
    }
}
