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
    /** Han characters only: the boundary judge is asked. */
    static final int HAN = 64;

    private static final char[] NO_RUNS = new char[0];

    final byte[] flags;
    final byte[] categories;

    private final int[] withRuns;
    private final int[] runStarts;
    private final char[] runs;
    private final int longestFirstRun;

    Entries(byte[] flags, byte[] categories, int[] withRuns, char[][] runs) {
        this.flags = flags;
        this.categories = categories;
        this.withRuns = withRuns;
        this.runStarts = new int[runs.length + 1];
        for (int i = 0; i < runs.length; i++) {
            runStarts[i + 1] = runStarts[i] + runs[i].length;
        }
        this.runs = new char[runStarts[runs.length]];
        int longest = 1;
        for (int i = 0; i < runs.length; i++) {
            System.arraycopy(runs[i], 0, this.runs, runStarts[i], runs[i].length);
            longest = Math.max(longest, runs[i][0]);
        }
        this.longestFirstRun = longest;
    }

    /** How often some word wants its first character in a row, at most. */
    int longestFirstRun() {
        return longestFirstRun;
    }

    int size() {
        return flags.length;
    }

    boolean is(int entry, int flag) {
        return (flags[entry] & flag) != 0;
    }

    /** Where the runs of an entry are, for {@link #run}; -1 where once is enough for all its units. */
    int runsOf(int entry) {
        return is(entry, RUNS) ? runStarts[Arrays.binarySearch(withRuns, entry)] : -1;
    }

    /** How often a unit must stand in a row. */
    int run(int place, int unit) {
        return place < 0 ? 1 : runs[place + unit];
    }

    /** How often each unit of the key must stand in a row; empty where once is enough for all. */
    char[] runs(int entry) {
        if (!is(entry, RUNS)) {
            return NO_RUNS;
        }
        int at = Arrays.binarySearch(withRuns, entry);
        return Arrays.copyOfRange(runs, runStarts[at], runStarts[at + 1]);
    }

    int[] entriesWithRuns() {
        return withRuns.clone();
    }

    /** Bytes on the heap, without object headers. */
    long bytes() {
        long bytes = flags.length + (long) categories.length;
        bytes += (withRuns.length + (long) runStarts.length) * Integer.BYTES + runs.length * (long) Character.BYTES;
        return bytes;
    }
}
