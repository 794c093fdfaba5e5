package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A subject cut into cells, with the truth values of its predicates on each. Immutable once made. */
final class Variable {

    private final Subject subject;
    private final List<Cell> cells;
    /** By cell, by predicate. */
    private final int[][] truths;

    private Variable(Subject subject, List<Cell> cells, int[][] truths) {
        this.subject = subject;
        this.cells = cells;
        this.truths = truths;
    }

    /** Cuts a subject; cells on which all predicates are alike become one, but for those of time. */
    static Variable of(Subject subject, Collection<Condition> atoms) {
        List<Cell> cells = new ArrayList<>();
        List<int[]> truths = new ArrayList<>();
        Set<List<Integer>> seen = new HashSet<>();
        for (Cell cell : subject.cells(atoms)) {
            int[] row = atoms.stream().mapToInt(it -> subject.truth(it, cell)).toArray();
            if (subject.isTime() || seen.add(Arrays.stream(row).boxed().toList())) {
                cells.add(cell);
                truths.add(row);
            }
        }
        return new Variable(subject, List.copyOf(cells), truths.toArray(int[][]::new));
    }

    /** A subject of which nothing is said, since there is too much to say. */
    static Variable open(Subject subject, int atoms) {
        int[] row = new int[atoms];
        Arrays.fill(row, Truths.ANY);
        return new Variable(subject, List.of(Cell.mark(0)), new int[][] {row});
    }

    Subject subject() {
        return subject;
    }

    List<Cell> cells() {
        return cells;
    }

    int truth(int atom, int cell) {
        return truths[cell][atom];
    }
}
