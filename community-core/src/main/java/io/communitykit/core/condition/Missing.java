package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import java.util.SortedSet;

/**
 * An attribute is not known. Never unknown itself. Immutable.
 *
 * @param attribute the attribute
 */
public record Missing(AttributeName attribute) implements Condition {

    @Override
    public Truth evaluate(Facts facts) {
        return Truth.of(facts.value(attribute).isEmpty());
    }

    @Override
    public SortedSet<AttributeName> attributes() {
        return Names.sorted(attribute);
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }
}
