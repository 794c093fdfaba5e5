package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An attribute lies in a range, both ends included. Unknown where the attribute is missing, has another type, or is money
 * of another currency. Immutable.
 *
 * @param attribute the attribute
 * @param from the lowest value inside: a number, money, an instant or a date
 * @param to the highest value inside, of the same type
 */
public record Between(AttributeName attribute, Scalar from, Scalar to) implements Condition {

    static final String JSON_NAME = "between";

    /**
     * Checks that the ends compare and that something lies between them.
     *
     * @param attribute the attribute
     * @param from the lowest value inside
     * @param to the highest value inside
     */
    public Between {
        AttributeType type = AttributeType.of(from);
        if (!Names.ORDERED.contains(type)) {
            throw InvalidValueException.of(
                    "ends of \"" + JSON_NAME + "\"", "of type " + Names.of(Names.ORDERED), type.jsonName());
        } else if (!Values.comparable(from, to)) {
            throw InvalidValueException.of(
                    "ends of \"" + JSON_NAME + "\"",
                    "of one type, money of one currency",
                    type.jsonName() + " and " + AttributeType.of(to).jsonName());
        } else if (Values.compare(from, to) > 0) {
            throw InvalidValueException.of(
                    "ends of \"" + JSON_NAME + "\"",
                    "the lower one first",
                    ConditionWriter.write(AttributeValue.canonical(from)) + " and "
                            + ConditionWriter.write(AttributeValue.canonical(to)));
        }
        from = AttributeValue.canonical(from);
        to = AttributeValue.canonical(to);
    }

    @Override
    public Truth evaluate(Facts facts) {
        Optional<AttributeValue> value = facts.value(attribute);
        if (value.isEmpty() || !Values.comparable(value.get(), from)) {
            return Truth.UNKNOWN;
        }
        return Truth.of(Values.compare(value.get(), from) >= 0 && Values.compare(value.get(), to) <= 0);
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
