package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.WordPattern;
import java.util.BitSet;

/**
 * One pattern, ready to run. Immutable.
 *
 * @param dfa what matches
 * @param gap how many visible characters may be skipped in a row
 * @param before the classes that must not stand before a match
 * @param after the classes that must not stand behind a match
 * @param named the characters that the pattern names, before folding
 */
record CompiledPattern(PatternDfa dfa, int gap, BitSet before, BitSet after, BitSet named) {

    /** Compiles a pattern. */
    static CompiledPattern of(WordPattern pattern, PatternShape shape, PatternAlphabet alphabet, int gap) {
        PatternFaults faults = new PatternFaults(pattern);
        PatternNfa nfa = new PatternNfa();
        int entry = shape.body().entry(nfa, PatternNfa.END);
        try {
            PatternDfa dfa = new PatternDfa(nfa, entry, alphabet);
            return new CompiledPattern(
                    dfa, gap, guard(shape.before(), alphabet), guard(shape.after(), alphabet), shape.named());
        } catch (PatternDfa.TooComplex e) {
            throw faults.tooComplex(PatternDfa.MOST_STATES + " states");
        }
    }

    private static BitSet guard(int set, PatternAlphabet alphabet) {
        BitSet guard = new BitSet();
        if (set != PatternShape.NO_GUARD) {
            for (int symbol : alphabet.ofSet(set)) {
                guard.set(symbol);
            }
        }
        return guard;
    }

    /** Writes all tables. */
    void write(ImageWriter image) {
        dfa.write(image);
        image.number(gap);
        image.bits(before);
        image.bits(after);
        image.bits(named);
    }

    /** Reads what was written. */
    static CompiledPattern read(ImageReader image) {
        return new CompiledPattern(new PatternDfa(image), image.number(), image.bits(), image.bits(), image.bits());
    }

    /** The state after a character. */
    int step(int state, int kind, PatternText kinds) {
        int single = kinds.single(kind);
        if (single >= 0) {
            return dfa.step(state, single);
        }
        int next = state;
        for (int symbol : kinds.several(kind)) {
            next = dfa.step(next, symbol);
        }
        return next;
    }

    /** Whether there is a guard before it. */
    boolean guardsBefore() {
        return !before.isEmpty();
    }

    /** Whether there is a guard behind it. */
    boolean guardsAfter() {
        return !after.isEmpty();
    }

    /** Whether a kind of character must not stand before a match. */
    boolean forbidsBefore(int kind, PatternText kinds) {
        int[] classes = kinds.several(kind);
        return before.get(classes[classes.length - 1]);
    }

    /** Whether a kind of character must not stand behind a match. */
    boolean forbidsAfter(int kind, PatternText kinds) {
        return after.get(kinds.several(kind)[0]);
    }

    /** Whether the pattern names a character as it is written. */
    boolean names(int codePoint) {
        return named.get(codePoint);
    }
}
