package io.communitykit.core.condition;

import com.google.common.collect.ImmutableSet;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * An attribute compared with one value. Unknown where the attribute is missing, has a type that the operator cannot
 * compare with the operand, or is money of another currency. Immutable.
 *
 * @param attribute the attribute
 * @param operator how to compare
 * @param operand what to compare with; a decimal without a fraction is kept as a whole number
 */
public record Comparison(AttributeName attribute, Operator operator, Scalar operand) implements Condition {

    /**
     * Checks that the operator takes such an operand.
     *
     * @param attribute the attribute
     * @param operator how to compare
     * @param operand what to compare with
     */
    public Comparison {
        if (!operator.operands().contains(AttributeType.of(operand))) {
            throw InvalidValueException.of(
                    "operand of \"" + operator.jsonName() + "\"",
                    "of type " + Names.of(operator.operands()),
                    AttributeType.of(operand).jsonName());
        }
        operand = AttributeValue.canonical(operand);
    }

    @Override
    public Truth evaluate(Facts facts) {
        Optional<AttributeValue> value = facts.value(attribute);
        return value.isEmpty() ? Truth.UNKNOWN : operator.test(value.get(), operand);
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

    /** The ways to compare an attribute with one value. */
    public enum Operator {
        /** The same value. */
        EQUALS("equals", Names.SCALARS, Names.SCALARS) {
            @Override
            Truth test(AttributeValue value, Scalar operand) {
                return Values.equal(value, operand);
            }
        },
        /** Another value of the same type. */
        NOT_EQUALS("notEquals", Names.SCALARS, Names.SCALARS) {
            @Override
            Truth test(AttributeValue value, Scalar operand) {
                return Values.equal(value, operand).not();
            }
        },
        /** The value or more. */
        AT_LEAST("atLeast", Names.ORDERED, Names.ORDERED) {
            @Override
            Truth test(AttributeValue value, Scalar operand) {
                return Values.comparable(value, operand)
                        ? Truth.of(Values.compare(value, operand) >= 0)
                        : Truth.UNKNOWN;
            }
        },
        /** More than the value. */
        ABOVE("above", Names.ORDERED, Names.ORDERED) {
            @Override
            Truth test(AttributeValue value, Scalar operand) {
                return AT_MOST.test(value, operand).not();
            }
        },
        /** The value or less. */
        AT_MOST("atMost", Names.ORDERED, Names.ORDERED) {
            @Override
            Truth test(AttributeValue value, Scalar operand) {
                return Values.comparable(value, operand)
                        ? Truth.of(Values.compare(value, operand) <= 0)
                        : Truth.UNKNOWN;
            }
        },
        /** Less than the value. */
        BELOW("below", Names.ORDERED, Names.ORDERED) {
            @Override
            Truth test(AttributeValue value, Scalar operand) {
                return AT_LEAST.test(value, operand).not();
            }
        },
        /** A list that holds the value, or text with the value somewhere in it. */
        CONTAINS("contains", ImmutableSet.of(AttributeType.LIST, AttributeType.TEXT), Names.SCALARS) {
            @Override
            Truth test(AttributeValue value, Scalar operand) {
                if (value instanceof ListOf list) {
                    return Truth.of(Values.contains(list, operand));
                }
                return value instanceof Text text && operand instanceof Text part
                        ? Truth.of(text.value().contains(part.value()))
                        : Truth.UNKNOWN;
            }
        },
        /** Text that begins with the value. */
        STARTS_WITH("startsWith", ImmutableSet.of(AttributeType.TEXT), ImmutableSet.of(AttributeType.TEXT)) {
            @Override
            Truth test(AttributeValue value, Scalar operand) {
                return value instanceof Text text && operand instanceof Text start
                        ? Truth.of(text.value().startsWith(start.value()))
                        : Truth.UNKNOWN;
            }
        };

        private final String jsonName;
        private final ImmutableSet<AttributeType> types;
        private final ImmutableSet<AttributeType> operands;

        Operator(String jsonName, ImmutableSet<AttributeType> types, ImmutableSet<AttributeType> operands) {
            this.jsonName = jsonName;
            this.types = types;
            this.operands = operands;
        }

        /**
         * The name in JSON.
         *
         * @return such as {@code atLeast}
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
            return types;
        }

        /**
         * The types of operands that it takes, over all types of attributes.
         *
         * @return an unmodifiable set
         */
        public Set<AttributeType> operands() {
            return operands;
        }

        abstract Truth test(AttributeValue value, Scalar operand);
    }
}
