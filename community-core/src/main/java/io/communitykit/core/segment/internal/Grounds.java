package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.InSegment;
import io.communitykit.core.id.SegmentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which facts alone make a condition true, or keep it from being true. For a true one: literals that hold and suffice, whatever
 * else may be. For another: literals that do not hold and prevent it, whatever else may be. No literal of the answer can be
 * left out. For one condition and one thread.
 */
public final class Grounds {

    private static final int MOST = 20_000;
    /** So deep references are looked into; deeper ones stay as they are. */
    private static final int DEEPEST = 200;

    private final Facts facts;
    private final Function<SegmentId, Optional<Condition>> segments;
    private final Map<Literal, Boolean> truths = new HashMap<>();
    private int size;

    /**
     * Looks at facts.
     *
     * @param facts what is known
     * @param segments the conditions of segments, which are looked into
     */
    public Grounds(Facts facts, Function<SegmentId, Optional<Condition>> segments) {
        this.facts = facts;
        this.segments = segments;
    }

    /**
     * Finds the facts. Of several ways the one with the fewest literals on the tree is taken, the first of equals; then what the
     * others make superfluous is dropped, the last first.
     *
     * @param condition the condition
     * @return literals in the order of the condition: all true ones where it is true, else none of them true
     */
    public List<Literal> of(Condition condition) {
        Formula formula = open(NormalForm.of(condition, true), 0);
        boolean holds = holds(formula);
        Set<Literal> found = holds ? sufficient(formula) : preventing(formula);
        Set<Literal> kept = new HashSet<>(found);
        List<Literal> candidates = new ArrayList<>(found);
        for (int i = candidates.size() - 1; i >= 0 && kept.size() > 1; i--) {
            kept.remove(candidates.get(i));
            // With only these known to hold, or only these known to fail.
            if (holds != possible(formula, kept, !holds)) {
                kept.add(candidates.get(i));
            }
        }
        return candidates.stream().filter(kept::contains).toList();
    }

    /** Puts the conditions of segments in the place of references to them, as long as that does not grow too large. */
    private Formula open(Formula formula, int depth) {
        size++;
        if (formula instanceof Formula.Join join) {
            return new Formula.Join(
                    join.all(),
                    join.members().stream().map(it -> open(it, depth + 1)).toList());
        }
        Literal literal = ((Formula.Leaf) formula).literal();
        if (literal.predicate() instanceof InSegment it && size < MOST && depth < DEEPEST) {
            return segments.apply(it.segment())
                    .map(condition -> open(NormalForm.of(condition, literal.holds()), depth + 1))
                    .orElse(formula);
        }
        return formula;
    }

    private boolean holds(Formula formula) {
        return switch (kind(formula)) {
            case LEAF -> truths.computeIfAbsent(((Formula.Leaf) formula).literal(), it -> it.isTrue(facts));
            case ALL -> ((Formula.Join) formula).members().stream().allMatch(this::holds);
            case ANY -> ((Formula.Join) formula).members().stream().anyMatch(this::holds);
        };
    }

    private enum Kind {
        LEAF,
        ALL,
        ANY
    }

    private static Kind kind(Formula formula) {
        return formula instanceof Formula.Join join ? join.all() ? Kind.ALL : Kind.ANY : Kind.LEAF;
    }

    private Set<Literal> sufficient(Formula formula) {
        return switch (kind(formula)) {
            case LEAF -> Set.of(((Formula.Leaf) formula).literal());
            case ALL -> union(((Formula.Join) formula).members(), this::sufficient);
            case ANY ->
                smallest(
                        ((Formula.Join) formula)
                                .members().stream().filter(this::holds).toList(),
                        this::sufficient);
        };
    }

    private Set<Literal> preventing(Formula formula) {
        return switch (kind(formula)) {
            case LEAF -> Set.of(((Formula.Leaf) formula).literal());
            case ALL ->
                smallest(
                        ((Formula.Join) formula)
                                .members().stream().filter(it -> !holds(it)).toList(),
                        this::preventing);
            case ANY -> union(((Formula.Join) formula).members(), this::preventing);
        };
    }

    private static Set<Literal> union(List<Formula> members, Function<Formula, Set<Literal>> of) {
        Set<Literal> union = new LinkedHashSet<>();
        members.forEach(member -> union.addAll(of.apply(member)));
        return union;
    }

    private static Set<Literal> smallest(List<Formula> members, Function<Formula, Set<Literal>> of) {
        Set<Literal> smallest = of.apply(members.get(0));
        for (Formula member : members.subList(1, members.size())) {
            Set<Literal> other = of.apply(member);
            smallest = other.size() < smallest.size() ? other : smallest;
        }
        return smallest;
    }

    /** Whether it is true if the given literals have one truth value and all others the opposite. */
    private static boolean possible(Formula formula, Set<Literal> given, boolean others) {
        return switch (kind(formula)) {
            case LEAF -> given.contains(((Formula.Leaf) formula).literal()) != others;
            case ALL -> ((Formula.Join) formula).members().stream().allMatch(it -> possible(it, given, others));
            case ANY -> ((Formula.Join) formula).members().stream().anyMatch(it -> possible(it, given, others));
        };
    }

    /**
     * All predicates that a condition asks for, those of segments that it refers to included.
     *
     * @param condition the condition
     * @return in their plainest form, in order
     */
    public Set<Condition> predicates(Condition condition) {
        Set<Condition> predicates = new LinkedHashSet<>();
        collect(open(NormalForm.of(condition, true), 0), predicates);
        return predicates;
    }

    private static void collect(Formula formula, Set<Condition> predicates) {
        if (formula instanceof Formula.Join join) {
            join.members().forEach(member -> collect(member, predicates));
        } else {
            predicates.add(((Formula.Leaf) formula).literal().predicate());
        }
    }
}
