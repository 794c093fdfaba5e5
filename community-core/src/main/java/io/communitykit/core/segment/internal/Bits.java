package io.communitykit.core.segment.internal;

/** Bits in an array of words. */
final class Bits {

    private Bits() {}

    static long[] of(int bits) {
        return new long[words(bits)];
    }

    /** How many words so many bits take. */
    static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    static boolean get(long[] words, int bit) {
        return ((words[bit >>> 6] >>> bit) & 1) != 0;
    }

    static void set(long[] words, int bit) {
        words[bit >>> 6] |= 1L << bit;
    }

    static void clear(long[] words, int bit) {
        words[bit >>> 6] &= ~(1L << bit);
    }

    /** Sets the bits from one up to, not including, another. */
    static void set(long[] words, int from, int to) {
        for (int word = from >>> 6; from < to && word <= (to - 1) >>> 6; word++) {
            words[word] |= within(word, from, to);
        }
    }

    /** The bits of a word that lie from one up to, not including, another; there is at least one. */
    static long within(int word, int from, int to) {
        long low = word == from >>> 6 ? -1L << from : -1L;
        long high = word == (to - 1) >>> 6 ? -1L >>> -to : -1L;
        return low & high;
    }
}
