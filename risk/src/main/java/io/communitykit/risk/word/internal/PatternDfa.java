package io.communitykit.risk.word.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The deterministic automaton of one pattern, made by subset construction. A table of states by classes; the classes of the whole
 * set of patterns are first mapped to the few that this one tells apart. Every state but {@link #DEAD} leads to an accepting one.
 * Immutable.
 */
final class PatternDfa {

    static final int DEAD = 0;
    static final int START = 1;
    static final int MOST_STATES = 5_000;
    private static final long MOST_CELLS = 4_000_000;

    private static final int[] NONE = {};
    private static final int ACCEPTS = 1;
    private static final int ENDS = 2;

    private final char[] columns;
    private final int width;
    private char[] table;
    /** By state: {@link #ACCEPTS} and {@link #ENDS}. */
    private final byte[] flags;

    /**
     * Builds it.
     *
     * @throws TooComplex if it needs more than {@value #MOST_STATES} states, or a table of more than 8 MB
     */
    PatternDfa(PatternNfa nfa, int entry, PatternAlphabet alphabet) throws TooComplex {
        columns = new char[alphabet.size()];
        width = number(nfa.sets(), alphabet);
        table = new char[width * 2];
        flags = build(nfa, entry, alphabet);
    }

    /** Reads what was written. */
    PatternDfa(ImageReader image) {
        columns = image.chars();
        width = image.number();
        table = image.chars();
        flags = flags(table.length / width, image.bits(), image.bits());
    }

    /** Writes the table without the room that it has to spare. */
    void write(ImageWriter image) {
        image.chars(columns);
        image.number(width);
        int last = START;
        for (char state : table) {
            last = Math.max(last, state);
        }
        image.chars(Arrays.copyOf(table, (last + 1) * width));
        image.bits(having(ACCEPTS));
        image.bits(having(ENDS));
    }

    /** Numbers the classes by the sets of this pattern that hold them. */
    private int number(BitSet sets, PatternAlphabet alphabet) {
        List<BitSet> holders = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            holders.add(new BitSet());
        }
        for (int set = sets.nextSetBit(0); set >= 0; set = sets.nextSetBit(set + 1)) {
            for (int symbol : alphabet.ofSet(set)) {
                holders.get(symbol).set(set);
            }
        }
        Map<BitSet, Integer> numbers = new HashMap<>();
        numbers.put(new BitSet(), 0);
        for (int i = 0; i < columns.length; i++) {
            int fresh = numbers.size();
            columns[i] = (char) (int) numbers.computeIfAbsent(holders.get(i), sig -> fresh);
        }
        return numbers.size();
    }

    private byte[] build(PatternNfa nfa, int entry, PatternAlphabet alphabet) throws TooComplex {
        Map<Integer, int[]> ofSets = new HashMap<>();
        nfa.sets().stream().forEach(set -> ofSets.put(set, columnsOf(set, alphabet)));
        Map<BitSet, Integer> numbers = new HashMap<>();
        Queue<BitSet> open = new ArrayDeque<>();
        BitSet start = new BitSet();
        start.set(entry);
        start = nfa.settled(start);
        BitSet accepting = new BitSet();
        BitSet leaves = new BitSet();
        numbers.put(start, START);
        open.add(start);
        for (int state = START; !open.isEmpty(); state++) {
            BitSet places = open.remove();
            BitSet[] targets = targets(nfa, places, ofSets);
            accepting.set(state, places.get(PatternNfa.END));
            leaves.set(state, places.cardinality() == 1 && places.get(PatternNfa.END));
            for (int column = 1; column < width; column++) {
                if (targets[column] != null) {
                    BitSet settled = nfa.settled(targets[column]);
                    Integer known = numbers.putIfAbsent(settled, numbers.size() + 1);
                    if (known == null) {
                        known = numbers.size();
                        open.add(settled);
                        grow(known);
                    }
                    table[state * width + column] = (char) (int) known;
                }
            }
        }
        return flags(numbers.size() + 1, accepting, leaves);
    }

    private static byte[] flags(int states, BitSet accepting, BitSet leaves) {
        byte[] all = new byte[states];
        for (int state = START; state < states; state++) {
            all[state] = (byte) ((accepting.get(state) ? ACCEPTS : 0) | (leaves.get(state) ? ENDS : 0));
        }
        return all;
    }

    private BitSet having(int flag) {
        BitSet states = new BitSet();
        for (int state = START; state < flags.length; state++) {
            states.set(state, (flags[state] & flag) != 0);
        }
        return states;
    }

    private BitSet[] targets(PatternNfa nfa, BitSet places, Map<Integer, int[]> ofSets) {
        BitSet[] targets = new BitSet[width];
        for (int place = places.nextSetBit(1); place >= 0; place = places.nextSetBit(place + 1)) {
            for (int column : ofSets.getOrDefault(nfa.set(place), NONE)) {
                if (targets[column] == null) {
                    targets[column] = new BitSet();
                }
                targets[column].set(nfa.next(place));
            }
        }
        return targets;
    }

    private int[] columnsOf(int set, PatternAlphabet alphabet) {
        return Arrays.stream(alphabet.ofSet(set))
                .map(symbol -> columns[symbol])
                .distinct()
                .toArray();
    }

    private void grow(int state) throws TooComplex {
        if (state > MOST_STATES || (state + 1L) * width > MOST_CELLS) {
            throw new TooComplex();
        }
        if (table.length < (state + 1) * width) {
            table = Arrays.copyOf(table, (state + 1) * width * 2);
        }
    }

    /** The state after a character of a class. */
    int step(int state, int symbol) {
        return table[state * width + columns[symbol]];
    }

    /** Whether a match may end here. */
    boolean accepts(int state) {
        return (flags[state] & ACCEPTS) != 0;
    }

    /** Whether nothing leads on from here. */
    boolean ends(int state) {
        return (flags[state] & ENDS) != 0;
    }

    /** More states than are allowed. */
    static final class TooComplex extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
