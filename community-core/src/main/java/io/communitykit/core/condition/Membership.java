package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * An attribute is, or is not, one of several values. Unknown where the attribute is missing, has another type, or is money
 * of another currency. Takes the same time however many values there are. Immutable.
 *
 * @param attribute the attribute
 * @param operator in or not in
 * @param operands at least one value, all of one type, money of one currency; copied, repeats dropped
 */
public record Membership(AttributeName attribute, Operator operator, Set<Scalar> operands) implements Condition {

    /**
     * Copies the values in their order and checks that they compare with each other.
     *
     * @param attribute the attribute
     * @param operator in or not in
     * @param operands at least one value
     */
    public Membership {
        operands = distinct(operands);
        if (operands.isEmpty()) {
            throw InvalidValueException.of("\"" + operator.jsonName() + "\"", "given at least 1 value", "none");
        }
        Scalar first = operands.iterator().next();
        for (Scalar operand : operands) {
            if (!Values.comparable(first, operand)) {
                throw InvalidValueException.of(
                        "values of \"" + operator.jsonName() + "\"",
                        "of one type, money of one currency",
                        AttributeType.of(first).jsonName() + " and "
                                + AttributeType.of(operand).jsonName());
            }
        }
    }

    @Override
    public Truth evaluate(Facts facts) {
        Optional<AttributeValue> value = facts.value(attribute);
        if (value.isEmpty()
                || !(value.get() instanceof Scalar scalar)
                || !Values.comparable(scalar, operands.iterator().next())) {
            return Truth.UNKNOWN;
        }
        return Truth.of(operands.contains(AttributeValue.canonical(scalar)) == (operator == Operator.IN));
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

    private static Set<Scalar> distinct(Collection<Scalar> values) {
        Set<Scalar> distinct = new LinkedHashSet<>();
        values.forEach(value -> distinct.add(AttributeValue.canonical(value)));
        return Collections.unmodifiableSet(distinct);
    }

    /** In or not in. */
    public enum Operator {
        /** One of the values. */
        IN("in"),
        /** Of the same type and none of the values. */
        NOT_IN("notIn");

        private final String jsonName;

        Operator(String jsonName) {
            this.jsonName = jsonName;
        }

        /**
         * The name in JSON.
         *
         * @return {@code in} or {@code notIn}
         */
        public String jsonName() {
            return jsonName;
        }

        /**
         * The types of attributes that it can look at.
         *
         * @return an unmodifiable set
         */
        public Set<AttributeType> types() {
            return Names.SCALARS;
        }
    }
}
