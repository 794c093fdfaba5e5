package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Exists;
import io.communitykit.core.condition.InSegment;
import io.communitykit.core.condition.Relation;
import io.communitykit.core.segment.internal.Formula;
import io.communitykit.core.segment.internal.Literal;
import io.communitykit.core.segment.internal.NormalForm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds members by conditions; each distinct literal is looked up once. No bitmap that it hands out may be changed. For one
 * thread.
 */
final class Selection {

    private final Population population;
    private final Map<Literal, RoaringBitmap> found = new HashMap<>();
    /** The rules of the segments that were referred to. */
    private final Map<Literal, Formula> rules = new HashMap<>();

    Selection(Population population) {
        this.population = population;
    }

    RoaringBitmap of(Condition condition) {
        Formula formula = NormalForm.of(condition, true);
        follow(formula);
        return of(formula);
    }

    /** Finds the segments that a formula refers to, the last of every chain first, so that no chain fills the stack. */
    private void follow(Formula formula) {
        Deque<Literal> open = new ArrayDeque<>(references(formula));
        while (!open.isEmpty()) {
            Literal next = open.element();
            Formula rule = rule(next);
            List<Literal> before = found.containsKey(next) ? List.of() : references(rule);
            if (before.isEmpty()) {
                open.remove();
                of(next);
            } else {
                before.forEach(open::push);
            }
        }
    }

    /** The references that were not followed yet. */
    private List<Literal> references(Formula formula) {
        List<Literal> references = new ArrayList<>();
        if (formula instanceof Formula.Leaf leaf) {
            if (leaf.literal().predicate() instanceof InSegment && !found.containsKey(leaf.literal())) {
                references.add(leaf.literal());
            }
        } else {
            ((Formula.Join) formula).members().forEach(it -> references.addAll(references(it)));
        }
        return references;
    }

    private Formula rule(Literal reference) {
        InSegment segment = (InSegment) reference.predicate();
        return rules.computeIfAbsent(
                reference,
                key -> NormalForm.of(
                        population
                                .program()
                                .segment(segment.segment())
                                .orElseThrow(() -> new AssertionError("no segment of " + segment))
                                .when(),
                        key.holds()));
    }

    private RoaringBitmap of(Formula formula) {
        if (formula instanceof Formula.Leaf leaf) {
            return of(leaf.literal());
        }
        Formula.Join join = (Formula.Join) formula;
        List<RoaringBitmap> members = new ArrayList<>(join.members().size());
        for (Formula member : join.members()) {
            members.add(of(member));
        }
        return join.all() ? all(members) : FastAggregation.or(members.iterator());
    }

    /** The fewest first, so that little is left to look through. */
    private static RoaringBitmap all(List<RoaringBitmap> members) {
        members.sort(Comparator.comparingInt(RoaringBitmap::getCardinality));
        RoaringBitmap all = RoaringBitmap.and(members.get(0), members.get(1));
        for (int i = 2; i < members.size() && !all.isEmpty(); i++) {
            all.and(members.get(i));
        }
        return all;
    }

    private RoaringBitmap of(Literal literal) {
        RoaringBitmap known = found.get(literal);
        if (known == null) {
            known = look(literal);
            found.put(literal, known);
        }
        return known;
    }

    private RoaringBitmap look(Literal literal) {
        Condition predicate = literal.predicate();
        if (predicate instanceof InSegment) {
            return of(rule(literal));
        } else if (predicate instanceof Bucket bucket) {
            return signed(literal, population.drawn(bucket), population.everyone());
        } else if (predicate instanceof Relation relation) {
            return signed(literal, population.same(relation), population.comparable(relation));
        }
        Column column = population.column(predicate.attributes().first());
        if (predicate instanceof Exists) {
            return signed(literal, column.known(), population.everyone());
        }
        return literal.holds()
                ? column.where(predicate)
                : RoaringBitmap.andNot(column.comparable(predicate), column.where(predicate));
    }

    private static RoaringBitmap signed(Literal literal, RoaringBitmap holding, RoaringBitmap decided) {
        return literal.holds() ? holding : RoaringBitmap.andNot(decided, holding);
    }
}
