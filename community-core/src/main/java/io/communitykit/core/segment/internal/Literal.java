package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;

/**
 * A predicate that is certainly true, or certainly false. Where it is unknown, both its literals fail; so a condition whose
 * negations were pushed down to its predicates is true exactly where it holds with literals in two-valued logic.
 *
 * @param predicate a predicate in its plainest form, see {@link NormalForm}
 * @param holds whether it is to be true, or false
 */
public record Literal(Condition predicate, boolean holds) {

    /**
     * Whether it holds.
     *
     * @param facts what is known
     * @return true only where the predicate is certainly so
     */
    public boolean isTrue(Facts facts) {
        return predicate.evaluate(facts) == (holds ? Truth.TRUE : Truth.FALSE);
    }
}
