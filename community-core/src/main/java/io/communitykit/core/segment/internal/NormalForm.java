package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.AnyOf;
import io.communitykit.core.condition.Between;
import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Comparison.Operator;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Exists;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.condition.Missing;
import io.communitykit.core.condition.Not;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.condition.Relation;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.id.TagId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pushes negations down to the predicates and reduces these to few kinds: what compares by order is only ever true, for the
 * opposite of {@code atLeast} is {@code below} wherever both are known; several tags are joined single ones; {@code
 * notEquals}, {@code notIn}, {@code missing}, {@code olderThan} and {@code differsFrom} are denials of their opposites.
 * Every step keeps Kleene's three values.
 */
public final class NormalForm {

    private static final Map<Operator, Operator> OPPOSITES = Map.of(
            Operator.AT_LEAST, Operator.BELOW,
            Operator.BELOW, Operator.AT_LEAST,
            Operator.ABOVE, Operator.AT_MOST,
            Operator.AT_MOST, Operator.ABOVE);

    private NormalForm() {}

    /**
     * The formula that is true where a condition is true, or, where it is not to hold, where it is false.
     *
     * @param condition the condition
     * @param holds whether it is to hold
     * @return the formula
     */
    public static Formula of(Condition condition, boolean holds) {
        if (condition instanceof AllOf || condition instanceof AnyOf) {
            return join(
                    condition instanceof AllOf == holds,
                    condition.members().stream().map(it -> of(it, holds)).toList());
        } else if (condition instanceof Not not) {
            return of(not.member(), !holds);
        } else if (condition instanceof Between it) {
            Condition from = new Comparison(it.attribute(), Operator.AT_LEAST, it.from());
            Condition to = new Comparison(it.attribute(), Operator.AT_MOST, it.to());
            return join(holds, List.of(of(from, holds), of(to, holds)));
        } else if (condition instanceof TagMatch it) {
            return tags(it, holds);
        } else if (condition instanceof Comparison it) {
            return comparison(it, holds);
        }
        return predicate(condition, holds);
    }

    private static Formula comparison(Comparison it, boolean holds) {
        if (it.operator() == Operator.NOT_EQUALS) {
            return leaf(new Comparison(it.attribute(), Operator.EQUALS, it.operand()), !holds);
        } else if (!holds && OPPOSITES.containsKey(it.operator())) {
            return leaf(new Comparison(it.attribute(), OPPOSITES.get(it.operator()), it.operand()), true);
        }
        return leaf(it, holds);
    }

    private static Formula tags(TagMatch it, boolean holds) {
        boolean none = it.operator() == TagMatch.Operator.HAS_NONE;
        boolean any = none || it.operator() == TagMatch.Operator.HAS_ANY;
        boolean positive = holds != none;
        return join(
                any != positive,
                it.tags().stream().map(tag -> leaf(single(it, tag), positive)).toList());
    }

    private static TagMatch single(TagMatch it, TagId tag) {
        return new TagMatch(it.attribute(), TagMatch.Operator.HAS_TAG, Set.of(tag), it.confidence());
    }

    private static Formula predicate(Condition condition, boolean holds) {
        if (condition instanceof Missing it) {
            return leaf(new Exists(it.attribute()), !holds);
        } else if (condition instanceof Membership it && it.operator() == Membership.Operator.NOT_IN) {
            return leaf(new Membership(it.attribute(), Membership.Operator.IN, it.operands()), !holds);
        } else if (condition instanceof Recency it && it.operator() == Recency.Operator.OLDER_THAN) {
            return leaf(new Recency(it.attribute(), Recency.Operator.WITHIN, it.duration()), !holds);
        } else if (condition instanceof DayRecency it && it.operator() == DayRecency.Operator.OLDER_THAN_DAYS) {
            return leaf(new DayRecency(it.attribute(), DayRecency.Operator.WITHIN_DAYS, it.days(), it.zone()), !holds);
        } else if (condition instanceof Relation it && it.operator() == Relation.Operator.DIFFERS_FROM) {
            return leaf(new Relation(it.attribute(), Relation.Operator.SAME_AS, it.other()), !holds);
        }
        return leaf(condition, holds);
    }

    private static Formula leaf(Condition predicate, boolean holds) {
        return new Formula.Leaf(new Literal(predicate, holds));
    }

    private static Formula join(boolean all, List<Formula> members) {
        return members.size() == 1 ? members.get(0) : new Formula.Join(all, members);
    }
}
