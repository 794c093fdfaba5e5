package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the types of a condition and gives every operand the type of its attribute. For one thread. */
final class ConditionCheck {

    private final AttributeSchema schema;
    private final Violations violations;

    ConditionCheck(AttributeSchema schema, Violations violations) {
        this.schema = schema;
        this.violations = violations;
    }

    Condition check(Condition condition, String pointer) {
        if (condition instanceof AllOf all) {
            return new AllOf(members(all.members(), Pointer.append(pointer, "all")));
        } else if (condition instanceof AnyOf any) {
            return new AnyOf(members(any.members(), Pointer.append(pointer, "any")));
        } else if (condition instanceof Not not) {
            return new Not(check(not.member(), Pointer.append(pointer, "not")));
        } else if (condition instanceof Comparison comparison) {
            return comparison(comparison, pointer);
        } else if (condition instanceof Membership membership) {
            return membership(membership, pointer);
        } else if (condition instanceof Relation relation) {
            relation(relation, pointer);
        } else if (condition instanceof Exists exists) {
            type(exists.attribute(), Pointer.append(pointer, "exists"));
        } else if (condition instanceof Missing missing) {
            type(missing.attribute(), Pointer.append(pointer, "missing"));
        }
        return condition;
    }

    private List<Condition> members(List<Condition> members, String pointer) {
        List<Condition> checked = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            checked.add(check(members.get(i), Pointer.append(pointer, i)));
        }
        return checked;
    }

    private Condition comparison(Comparison condition, String pointer) {
        Comparison.Operator operator = condition.operator();
        String at = Pointer.append(pointer, operator.jsonName());
        Optional<AttributeType> type = type(condition.attribute(), Pointer.append(pointer, ConditionReader.ATTRIBUTE));
        if (type.isEmpty() || !applies(type.get(), operator.types(), operator.jsonName(), at)) {
            return condition;
        }
        return new Comparison(condition.attribute(), operator, operand(condition.operand(), type.get(), at));
    }

    private Condition membership(Membership condition, String pointer) {
        Membership.Operator operator = condition.operator();
        String at = Pointer.append(pointer, operator.jsonName());
        Optional<AttributeType> type = type(condition.attribute(), Pointer.append(pointer, ConditionReader.ATTRIBUTE));
        if (type.isEmpty() || !applies(type.get(), operator.types(), operator.jsonName(), at)) {
            return condition;
        }
        int before = violations.size();
        Set<Scalar> operands = new LinkedHashSet<>();
        int index = 0;
        for (Scalar operand : condition.operands()) {
            operands.add(operand(operand, type.get(), Pointer.append(at, index++)));
        }
        return violations.size() == before ? new Membership(condition.attribute(), operator, operands) : condition;
    }

    private void relation(Relation condition, String pointer) {
        String at = Pointer.append(pointer, condition.operator().jsonName());
        Optional<AttributeType> one = type(condition.attribute(), Pointer.append(pointer, ConditionReader.ATTRIBUTE));
        Optional<AttributeType> two = type(condition.other(), at);
        if (one.isPresent() && two.isPresent() && !one.equals(two)) {
            violations.add(new Violation(
                    at,
                    "another attribute of type " + one.get().jsonName(),
                    condition.other() + " of type " + two.get().jsonName(),
                    Optional.empty()));
        }
    }

    private Optional<AttributeType> type(AttributeName name, String pointer) {
        Optional<AttributeType> type = schema.typeOf(name);
        if (type.isEmpty()) {
            violations.addUnknown(
                    pointer,
                    "an attribute",
                    name.value(),
                    schema.types().keySet().stream().map(AttributeName::value).toList());
        }
        return type;
    }

    private boolean applies(AttributeType type, Set<AttributeType> types, String operator, String pointer) {
        if (types.contains(type)) {
            return true;
        }
        Stream<String> fitting = Stream.concat(
                Stream.of(Comparison.Operator.values())
                        .filter(other -> other.types().contains(type))
                        .map(Comparison.Operator::jsonName),
                Stream.of(Membership.Operator.values())
                        .filter(other -> other.types().contains(type))
                        .map(Membership.Operator::jsonName));
        violations.add(
                pointer,
                "an operator for type " + type.jsonName() + " (one of " + fitting.collect(Collectors.joining(", "))
                        + ", sameAs, differsFrom)",
                operator);
        return false;
    }

    private Scalar operand(Scalar operand, AttributeType type, String pointer) {
        if (type == AttributeType.INSTANT && operand instanceof Text text) {
            Instant instant = OperandReader.instant(text.value(), pointer, violations);
            return instant == null ? operand : AttributeValue.of(instant);
        }
        if (type != AttributeType.LIST && AttributeType.of(operand) != type) {
            violations.add(pointer, type.words(), ConditionWriter.write(operand));
        }
        return operand;
    }
}
