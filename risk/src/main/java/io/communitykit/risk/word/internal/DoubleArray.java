package io.communitykit.risk.word.internal;

/**
 * A trie in two arrays: from a node with base {@code b}, unit {@code c} leads to slot {@code b + c} if {@code label[b + c] == c}.
 *
 * <p>Layout: no two nodes share a base, so the label alone tells whose child a slot is, and a slot costs 6 bytes. Where only one key is
 * left, the rest of it stands as a tail in one array of units: {@code value (2 units), length, units ...}. A key that ends where others go on
 * has a child with unit 0. Base below 0 means: the complement is a place in the tails. Source: J. Aoe, "An efficient digital search
 * algorithm by using a double-array structure", IEEE TSE 15(9), 1989, with the tails of his minimal-prefix form. Immutable and safe for many
 * threads.
 */
final class DoubleArray {

    /** The label of a free slot; no unit has it. */
    static final char FREE = 0xFFFF;
    /** Units of a tail before its text. */
    static final int TAIL_HEAD = 3;

    final int[] base;
    final char[] label;
    final char[] tails;

    DoubleArray(int[] base, char[] label, char[] tails) {
        this.base = base;
        this.label = label;
        this.tails = tails;
    }

    /** The base of the root. */
    int root() {
        return base[0];
    }

    /** The value of the key whose tail is at a place. */
    static int value(char[] tails, int place) {
        return (tails[place] << 16) | tails[place + 1];
    }

    /** How many units the tail at a place has. */
    static int tailLength(char[] tails, int place) {
        return tails[place + 2];
    }

    /** Bytes on the heap, without object headers. */
    long bytes() {
        return base.length * (long) Integer.BYTES + (label.length + (long) tails.length) * Character.BYTES;
    }
}
