package io.communitykit.risk.word.internal;

import java.util.Arrays;
import java.util.Objects;

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

    final byte[] flags;
    final byte[] categories;

    private final int[] withRuns;
    private final int[] runStarts;
    private final char[] runs;
    private final int longestFirstRun;

    /**
     * Describes entries.
     *
     * @param flags by entry
     * @param categories by entry
     * @param withRuns the entries of which some character is repeated, rising
     * @param lengths of those, how many units their keys have
     * @param runs of those, one after the other, how often each unit of the key must stand in a row
     */
    Entries(byte[] flags, byte[] categories, int[] withRuns, int[] lengths, char[] runs) {
        this.flags = flags;
        this.categories = categories;
        this.withRuns = withRuns;
        this.runs = runs;
        this.runStarts = new int[withRuns.length + 1];
        int longest = 1;
        for (int i = 0; i < withRuns.length; i++) {
            longest = Math.max(longest, runs[runStarts[i]]);
            runStarts[i + 1] = runStarts[i] + Objects.checkIndex(lengths[i], runs.length + 1);
        }
        if (runStarts[withRuns.length] != runs.length) {
            throw new IllegalArgumentException(runs.length + " runs");
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

    int[] entriesWithRuns() {
        return withRuns.clone();
    }

    /** Of the entries with runs, how many units their keys have. */
    int[] runLengths() {
        int[] lengths = new int[withRuns.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = runStarts[i + 1] - runStarts[i];
        }
        return lengths;
    }

    /** Of the entries with runs, one after the other, how often each unit of the key must stand in a row; to be read only. */
    char[] runs() {
        return runs;
    }

    /** Bytes on the heap, without object headers. */
    long bytes() {
        long bytes = flags.length + (long) categories.length;
        bytes += (withRuns.length + (long) runStarts.length) * Integer.BYTES + runs.length * (long) Character.BYTES;
        return bytes;
    }
}
