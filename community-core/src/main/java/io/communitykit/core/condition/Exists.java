package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import java.util.SortedSet;

/**
 * An attribute is known, with whatever value. Never unknown. Immutable.
 *
 * @param attribute the attribute
 */
public record Exists(AttributeName attribute) implements Condition {

    @Override
    public Truth evaluate(Facts facts) {
        return Truth.of(facts.value(attribute).isPresent());
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
