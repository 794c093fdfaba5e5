package io.communitykit.risk.word.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the places where a pattern may begin, from the character there, the one before and the few behind, so that automatons are
 * started for few places only.
 *
 * <p>A table leads from each code unit to a row of sets of patterns, a bit each (patterns 64 apart share one): those that may begin with
 * the character, those that may have it in second place, in third place and so on, those that may end with it, and those whose guard bears
 * it before. The patterns of a place are in the sets of all its characters, or of those up to an end. The first two are tried without
 * branches, the others where something is left. A pattern may have a character in a place if it takes it there or in a place before, since
 * something may be skipped between them, or if it passes over it. A surrogate tells nothing, but that the first half of a pair may begin
 * what a character beyond the BMP may. So a pattern that is left out cannot match, and one that is left in may. Immutable.
 *
 * <p>The limit of the first stage is three loads from the nearest caches for each character. Patterns in the bits of a word are known
 * from shift-and matching (Baeza-Yates and Gonnet 1992) and from the filters of Hyperscan.
 */
final class PatternFilter {

    /** In each row: the sets of this many characters in order. */
    private static final int DEPTH = 12;
    /** In each row: the set of those whose guard bears the character. */
    private static final int BEFORE = DEPTH;
    /** In each row: the set of those that may end with the character. */
    private static final int LAST = DEPTH + 1;
    /** With more states than this behind so many characters, what follows is open. */
    private static final int MOST_STATES = 200;

    private static final int WIDTH_BITS = 4;
    private static final int WIDTH = 1 << WIDTH_BITS;
    private static final int UNITS = 0x10000;
    private static final long ALL = -1L;

    /** Of no patterns; never asked. */
    static final PatternFilter NONE = new PatternFilter();

    private final char[] rowOfUnit;
    private final char[] rowOfKind;
    private final long[] rows;
    private final PatternText kinds;
    /** By place: the patterns that may end there or before. */
    private final long[] ending = new long[DEPTH];

    private PatternFilter() {
        kinds = PatternText.NONE;
        rowOfUnit = new char[0];
        rowOfKind = new char[0];
        rows = new long[0];
    }

    PatternFilter(CompiledPattern[] patterns, PatternText kinds) {
        this.kinds = kinds;
        this.rowOfUnit = new char[UNITS];
        this.rowOfKind = new char[kinds.size()];
        long[][] sets = new long[kinds.size()][WIDTH];
        for (int i = 0; i < patterns.length; i++) {
            add(patterns[i], 1L << i, sets);
        }
        Map<List<Long>, Character> numbers = new HashMap<>();
        List<long[]> different = new ArrayList<>();
        for (int kind = 0; kind < sets.length; kind++) {
            rowOfKind[kind] = number(sets[kind], numbers, different);
        }
        for (int c = 0; c < UNITS; c++) {
            rowOfUnit[c] = rowOfKind[kinds.kind((char) c)];
        }
        surrogates(
                Character.MIN_HIGH_SURROGATE,
                Character.MAX_HIGH_SURROGATE,
                number(open(beyond(sets)), numbers, different));
        long lone = sets[kinds.kind(Character.MIN_LOW_SURROGATE)][0];
        surrogates(Character.MIN_LOW_SURROGATE, Character.MAX_LOW_SURROGATE, number(open(lone), numbers, different));
        rows = new long[different.size() * WIDTH];
        for (int i = 0; i < different.size(); i++) {
            System.arraycopy(different.get(i), 0, rows, i * WIDTH, WIDTH);
        }
    }

    private void surrogates(char first, char last, char row) {
        Arrays.fill(rowOfUnit, first, last + 1, row);
    }

    /** What may begin with a character beyond the BMP, or with half a pair. */
    private long beyond(long[][] sets) {
        long beyond = sets[kinds.kind(Character.MIN_LOW_SURROGATE)][0];
        BitSet those = kinds.beyond();
        for (int kind = those.nextSetBit(0); kind >= 0; kind = those.nextSetBit(kind + 1)) {
            beyond |= sets[kind][0];
        }
        return beyond;
    }

    private static long[] open(long first) {
        long[] row = new long[WIDTH];
        Arrays.fill(row, ALL);
        row[0] = first;
        return row;
    }

    private static char number(long[] row, Map<List<Long>, Character> numbers, List<long[]> different) {
        List<Long> key = Arrays.stream(row).boxed().toList();
        Character known = numbers.putIfAbsent(key, (char) different.size());
        if (known == null) {
            different.add(row);
            return (char) (different.size() - 1);
        }
        return known;
    }

    private void add(CompiledPattern pattern, long bit, long[][] sets) {
        BitSet seen = new BitSet();
        BitSet lasts = new BitSet();
        BitSet states = new BitSet();
        states.set(PatternDfa.START);
        boolean open = false;
        boolean ends = false;
        for (int place = 0; place < DEPTH; place++) {
            open |= states.cardinality() > MOST_STATES;
            // What may end with the first character is told here, since the first stage does not look for ends.
            boolean free = open || (place == 1 && states.stream().anyMatch(pattern.dfa()::accepts));
            states = open ? states : step(pattern, states, seen, lasts);
            ends |= states.stream().anyMatch(pattern.dfa()::accepts);
            ending[place] |= ends ? bit : 0;
            for (int kind = 1; kind < sets.length; kind++) {
                boolean may = free || seen.get(kind) || (place > 0 && passes(pattern, kind));
                sets[kind][place] |= may ? bit : 0;
            }
        }
        for (int kind = 1; kind < sets.length; kind++) {
            sets[kind][BEFORE] |= pattern.forbidsBefore(kind, kinds) ? 0 : bit;
            sets[kind][LAST] |= lasts.get(kind) ? bit : 0;
        }
    }

    /** The states behind some character of all that lead on, which are added to those seen. */
    private BitSet step(CompiledPattern pattern, BitSet states, BitSet seen, BitSet lasts) {
        BitSet behind = new BitSet();
        for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
            for (int kind = 1; kind < kinds.size(); kind++) {
                int next = pattern.step(state, kind, kinds);
                if (next != PatternDfa.DEAD) {
                    behind.set(next);
                    seen.set(kind);
                    lasts.set(kind, lasts.get(kind) || pattern.dfa().accepts(next));
                }
            }
        }
        return behind;
    }

    private boolean passes(CompiledPattern pattern, int kind) {
        return kinds.skipped(kind) != 0 && (pattern.gap() > 0 || !kinds.visible(kind));
    }

    /**
     * Lists the places where a pattern may begin, by the first two characters.
     *
     * @param text the window
     * @param from index of the first place
     * @param to index behind the last place
     * @param end index behind the last character of the window
     * @param out takes the places, in order; at least as long as there are places
     * @return how many places
     */
    int places(char[] text, int from, int to, int end, int[] out) {
        char[] rowOf = rowOfUnit;
        long[] sets = rows;
        int found = 0;
        int row = rowOf[text[from]] << WIDTH_BITS;
        int stop = Math.min(to, end - 1);
        for (int at = from; at < stop; at++) {
            int next = rowOf[text[at + 1]] << WIDTH_BITS;
            long left = sets[row] & sets[next + 1];
            out[found] = at;
            found += (int) ((left | -left) >>> (Long.SIZE - 1));
            row = next;
        }
        if (stop < to) {
            out[found] = stop;
            found += sets[row] == 0 ? 0 : 1;
        }
        return found;
    }

    /**
     * What may begin at a place.
     *
     * @param text the window
     * @param at the place
     * @param end index behind the last character of the window
     * @return bits of patterns
     */
    long left(char[] text, int at, int end) {
        int row = rowOfKind[kinds.kind(text, at, end)] << WIDTH_BITS;
        long left = rows[row];
        if (at > 0) {
            left &= rows[(rowOfUnit[text[at - 1]] << WIDTH_BITS) + BEFORE];
        }
        long ended = rows[row + LAST] & ending[0];
        int deepest = Math.min(DEPTH, end - at);
        for (int place = 1; place < deepest && left != 0; place++) {
            row = rowOfUnit[text[at + place]] << WIDTH_BITS;
            left &= rows[row + place] | ended;
            ended |= left & rows[row + LAST] & ending[place];
        }
        return left;
    }
}
