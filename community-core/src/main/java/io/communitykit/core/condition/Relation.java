package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Two attributes have the same value, or different ones. Unknown where any is missing, their types differ, or they are
 * money of different currencies. Lists are the same if they hold the same values in the same order. Immutable.
 *
 * @param attribute the one attribute
 * @param operator same or different
 * @param other the other attribute
 */
public record Relation(AttributeName attribute, Operator operator, AttributeName other) implements Condition {

    @Override
    public Truth evaluate(Facts facts) {
        Optional<AttributeValue> one = facts.value(attribute);
        Optional<AttributeValue> two = facts.value(other);
        if (one.isEmpty() || two.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Truth same = Values.equal(one.get(), two.get());
        return operator == Operator.SAME_AS ? same : same.not();
    }

    @Override
    public SortedSet<AttributeName> attributes() {
        return Names.sorted(attribute, other);
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }

    /** Same or different. */
    public enum Operator {
        /** Both have the same value. */
        SAME_AS("sameAs"),
        /** They have different values. */
        DIFFERS_FROM("differsFrom");

        private final String jsonName;

        Operator(String jsonName) {
            this.jsonName = jsonName;
        }

        /**
         * The name in JSON.
         *
         * @return {@code sameAs} or {@code differsFrom}
         */
        public String jsonName() {
            return jsonName;
        }
    }
}
