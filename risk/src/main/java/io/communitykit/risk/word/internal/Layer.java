package io.communitykit.risk.word.internal;

import org.jspecify.annotations.Nullable;

/**
 * One automaton with the table that reads texts for it. A value in the trie is an entry, or, from the number of entries on, a group of entries
 * that share the beginning of a key. Immutable and safe for many threads.
 */
final class Layer {

    private final CodePointFolds folds;
    private final Units units;
    private final PrefixFilter filter;
    private final DoubleArray trie;
    private final Entries entries;
    private final int[] groupStarts;
    private final int[] groupEntries;
    private final @Nullable LongKeys[] longKeys;
    private final boolean allows;

    Layer(
            CodePointFolds folds,
            Units units,
            PrefixFilter filter,
            DoubleArray trie,
            Entries entries,
            int[] groupStarts,
            int[] groupEntries,
            @Nullable LongKeys[] longKeys,
            boolean allows) {
        this.folds = folds;
        this.units = units;
        this.filter = filter;
        this.trie = trie;
        this.entries = entries;
        this.groupStarts = groupStarts;
        this.groupEntries = groupEntries;
        this.longKeys = longKeys;
        this.allows = allows;
    }

    /** What characters fold to. */
    CodePointFolds folds() {
        return folds;
    }

    /** Turns characters into units. */
    Units units() {
        return units;
    }

    /** Where a word may begin. */
    PrefixFilter filter() {
        return filter;
    }

    /** The keys. */
    DoubleArray trie() {
        return trie;
    }

    /** Flags of all entries. */
    Entries entries() {
        return entries;
    }

    /** Where each group's entries start, and the end of the last. */
    int[] groupStarts() {
        return groupStarts;
    }

    /** The entries of the groups, those to be preferred first. */
    int[] groupEntries() {
        return groupEntries;
    }

    /** By group, the keys that go on beyond the trie; null where there are none. */
    @Nullable
    LongKeys[] longKeys() {
        return longKeys;
    }

    /** Whether there are spans to be let pass. */
    boolean allows() {
        return allows;
    }

    /** Bytes on the heap, without object headers and the words' own texts. */
    long bytes() {
        return units.table.length * (long) Character.BYTES
                + units.complexCodePoints().length * (long) Integer.BYTES * 2
                + units.expansionUnits().length * (long) Character.BYTES
                + filter.bytes()
                + trie.bytes()
                + entries.bytes()
                + (groupStarts.length + (long) groupEntries.length) * Integer.BYTES
                + longKeys.length * (long) Integer.BYTES;
    }
}
