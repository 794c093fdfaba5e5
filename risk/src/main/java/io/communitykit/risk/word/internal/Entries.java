package io.communitykit.risk.word.internal;

import java.util.Arrays;

/**
 * What the automaton needs to know of each word: one byte of flags, one of its category, and the runs of repeated characters of the few
 * words that have them. An entry's number is the number of its term; spans to be let pass come behind all terms. Immutable and safe for many
 * threads.
 */
final class Entries {

    /** Two bits: the ordinal of the level. */
    static final int LEVEL = 3;
    /** Only as a whole word. */
    static final int WHOLE = 4;
    /** A span to be let pass. */
    static final int ALLOW = 8;
    /** Counts only at certain times. */
    static final int TIMED = 16;
    /** Some character is repeated, so that runs must be counted. */
    static final int RUNS = 32;
    /** Han characters only, two at least: the boundary judge is asked. */
    static final int HAN = 64;

    private static final char[] NO_RUNS = new char[0];

    final byte[] flags;
    final byte[] categories;

    private final int[] withRuns;
    private final char[][] runs;

    Entries(byte[] flags, byte[] categories, int[] withRuns, char[][] runs) {
        this.flags = flags;
        this.categories = categories;
        this.withRuns = withRuns;
        this.runs = runs;
    }

    int size() {
        return flags.length;
    }

    boolean is(int entry, int flag) {
        return (flags[entry] & flag) != 0;
    }

    /** How often each unit of the key must stand in a row; empty where once is enough for all. */
    char[] runs(int entry) {
        if (!is(entry, RUNS)) {
            return NO_RUNS;
        }
        return runs[Arrays.binarySearch(withRuns, entry)];
    }

    int[] entriesWithRuns() {
        return withRuns.clone();
    }

    /** Bytes on the heap, without object headers. */
    long bytes() {
        long bytes = flags.length + (long) categories.length + withRuns.length * (long) (Integer.BYTES + Long.BYTES);
        for (char[] run : runs) {
            bytes += run.length * (long) Character.BYTES + Long.BYTES * 2;
        }
        return bytes;
    }
}
