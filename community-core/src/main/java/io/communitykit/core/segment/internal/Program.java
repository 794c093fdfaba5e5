package io.communitykit.core.segment.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Formulas as chains of tests on bits: an instruction names a bit and where to go on if it is set, and if not. What a formula
 * needs no more is never looked at, nothing is allocated and nothing recurses. Immutable once built.
 */
final class Program {

    /** Where a formula ends that holds. */
    static final int TRUE = -1;
    /** Where one ends that does not. */
    static final int FALSE = -2;

    private static final int WORDS = 3;

    private final int[] code;

    private Program(int[] code) {
        this.code = code;
    }

    /** Runs from an instruction to an end. */
    boolean run(int entry, long[] bits) {
        int at = entry;
        while (at >= 0) {
            int bit = code[at];
            at = code[at + 1 + (int) (~(bits[bit >>> 6] >>> bit) & 1)];
        }
        return at == TRUE;
    }

    /** Compiles formulas one after another. */
    static final class Compiler {

        private final List<Integer> code = new ArrayList<>();
        private final Map<Literal, Integer> bits;

        Compiler(Map<Literal, Integer> bits) {
            this.bits = bits;
        }

        /** Adds a formula; gives its entry. */
        int add(Formula formula) {
            return add(formula, TRUE, FALSE);
        }

        /** Backwards, so that where to go on is known before. */
        private int add(Formula formula, int holds, int fails) {
            if (formula instanceof Formula.Join join) {
                int entry = join.all() ? holds : fails;
                for (int i = join.members().size() - 1; i >= 0; i--) {
                    Formula member = join.members().get(i);
                    entry = join.all() ? add(member, entry, fails) : add(member, holds, entry);
                }
                return entry;
            }
            int entry = code.size();
            Literal literal = ((Formula.Leaf) formula).literal();
            code.add(bits.getOrDefault(literal, -1));
            code.add(holds);
            code.add(fails);
            return entry;
        }

        Program program() {
            return new Program(code.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    /** The bytes that the code takes. */
    long bytes() {
        return (long) code.length * Integer.BYTES;
    }

    /** How many instructions there are. */
    int size() {
        return code.length / WORDS;
    }
}
