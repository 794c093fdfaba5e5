package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue.Scalar;
import java.util.Collection;
import java.util.List;

/**
 * Something that predicates ask about, apart from all else: how an attribute is known, its value, its age, a tag, a draw. It
 * falls into cells on which each predicate has one truth value. Cells may hold more than can ever be, never less: so what no
 * choice of cells fulfils, no profile fulfils.
 */
interface Subject {

    /**
     * The cells that predicates make of it.
     *
     * @param atoms the predicates
     * @return all there is; the first ones are the plainest
     */
    List<Cell> cells(Collection<Condition> atoms);

    /** The truth values that a predicate may have on a cell, see {@link Truths}. */
    int truth(Condition atom, Cell cell);

    /** Whether it lies on the time line, where cells of several subjects depend on each other and stand in order. */
    default boolean isTime() {
        return false;
    }

    /** Whether an attribute, or a set of tags, is known. Its only predicate is "exists". */
    record Known(AttributeName name, Rule rule) implements Subject {

        static final Cell KNOWN = Cell.mark(1);
        static final Cell MISSING = Cell.mark(0);

        /** What is said of it beforehand. */
        enum Rule {
            /** Most likely missing. */
            FREE,
            /** Most likely known. */
            LIKELY,
            /** Always known. */
            ALWAYS
        }

        @Override
        public List<Cell> cells(Collection<Condition> atoms) {
            return switch (rule) {
                case FREE -> List.of(MISSING, KNOWN);
                case LIKELY -> List.of(KNOWN, MISSING);
                case ALWAYS -> List.of(KNOWN);
            };
        }

        @Override
        public int truth(Condition atom, Cell cell) {
            return Truths.of(cell.equals(KNOWN));
        }
    }

    /** Whether a known list holds a value. */
    record Element(AttributeName name, Scalar value) implements Subject {

        static final Cell INSIDE = Cell.mark(1);

        @Override
        public List<Cell> cells(Collection<Condition> atoms) {
            return List.of(Cell.mark(0), INSIDE);
        }

        @Override
        public int truth(Condition atom, Cell cell) {
            return Truths.of(cell.equals(INSIDE));
        }
    }

    /** A predicate that nothing else is known of. */
    record Free(Condition predicate) implements Subject {

        @Override
        public List<Cell> cells(Collection<Condition> atoms) {
            return List.of(Cell.mark(Truths.TRUE), Cell.mark(Truths.FALSE), Cell.mark(Truths.UNKNOWN));
        }

        @Override
        public int truth(Condition atom, Cell cell) {
            return (int) cell.from();
        }
    }
}
