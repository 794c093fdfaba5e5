package io.communitykit.core.segment.explain;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One fact that matters: a predicate, what it is now, and what it looks at. Immutable and safe for many threads.
 *
 * @param predicate the predicate, about single tags and never a negation
 * @param truth what it is: a predicate that is true where it must be false keeps a member out as well
 * @param known the attributes that it looks at, as far as they are known; sets of tags are left out
 * @param missing the attributes that it looks at and that are not known
 */
public record Reason(
        Condition predicate, Truth truth, Map<AttributeName, AttributeValue> known, SortedSet<AttributeName> missing) {

    /**
     * Copies the collections.
     *
     * @param predicate the predicate
     * @param truth what it is
     * @param known what it looks at
     * @param missing what is not known
     */
    public Reason {
        known = Map.copyOf(known);
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /** In words, such as {@code spend >= 500.00 CNY is false: spend is 469.00 CNY}. */
    @Override
    public String toString() {
        return Words.of(this);
    }
}
