package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the types of a condition and gives every operand the type of its attribute. For one thread. */
final class ConditionCheck {

    private final AttributeSchema schema;
    private final Set<SegmentId> segments;
    private final Violations violations;
    private final Form form;

    ConditionCheck(AttributeSchema schema, Set<SegmentId> segments, Violations violations, Form form) {
        this.schema = schema;
        this.segments = segments;
        this.violations = violations;
        this.form = form;
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
        } else if (condition instanceof Between between) {
            return between(between, pointer);
        } else if (condition instanceof Recency recency) {
            applies(
                    recency.attribute(),
                    ConditionShape.INSTANTS,
                    recency.operator().jsonName(),
                    pointer);
        } else if (condition instanceof DayRecency recency) {
            applies(
                    recency.attribute(),
                    ConditionShape.TIMED,
                    recency.operator().jsonName(),
                    pointer);
        } else if (condition instanceof TagMatch match) {
            applies(match.attribute(), ConditionShape.TAGS, match.operator().jsonName(), pointer);
        } else if (condition instanceof InSegment reference) {
            segment(reference, Pointer.append(pointer, ConditionReader.SEGMENT));
        }
        return condition;
    }

    private void segment(InSegment reference, String pointer) {
        if (!segments.contains(reference.segment())) {
            violations.addUnknown(
                    pointer,
                    "a segment",
                    reference.segment().value(),
                    segments.stream().map(SegmentId::value).sorted().toList());
        }
    }

    private Condition between(Between condition, String pointer) {
        String at = Pointer.append(pointer, Between.JSON_NAME);
        Optional<AttributeType> type = applies(condition.attribute(), Names.ORDERED, Between.JSON_NAME, pointer);
        if (type.isPresent()) {
            operand(condition.from(), type.get(), Pointer.append(at, 0));
            operand(condition.to(), type.get(), Pointer.append(at, 1));
        }
        return condition;
    }

    /** The attribute's type where the operator applies to it; else a fault was added. */
    private Optional<AttributeType> applies(
            AttributeName attribute, Set<AttributeType> types, String operator, String pointer) {
        return type(attribute, Pointer.append(pointer, ConditionReader.ATTRIBUTE))
                .filter(type -> applies(type, types, operator, Pointer.append(pointer, operator)));
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
        Optional<AttributeType> type = applies(condition.attribute(), operator.types(), operator.jsonName(), pointer);
        if (type.isEmpty()) {
            return condition;
        }
        return new Comparison(condition.attribute(), operator, operand(condition.operand(), type.get(), at));
    }

    private Condition membership(Membership condition, String pointer) {
        Membership.Operator operator = condition.operator();
        String at = Pointer.append(pointer, operator.jsonName());
        Optional<AttributeType> type = applies(condition.attribute(), operator.types(), operator.jsonName(), pointer);
        if (type.isEmpty()) {
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
        if (one.isPresent()
                && !applies(
                        one.get(), ConditionShape.RELATED, condition.operator().jsonName(), at)) {
            return;
        }
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
        List<String> fitting = ConditionShape.TYPES.entrySet().stream()
                .filter(other -> other.getValue().contains(type))
                .map(other -> form.operator(other.getKey()))
                .toList();
        violations.add(
                pointer,
                "an operator for type " + type.jsonName() + " (one of " + String.join(", ", fitting) + ")",
                form.operator(operator));
        return false;
    }

    private Scalar operand(Scalar operand, AttributeType type, String pointer) {
        if (type == AttributeType.INSTANT && operand instanceof Text text) {
            Instant instant = OperandReader.instant(text.value(), pointer, violations);
            return instant == null ? operand : AttributeValue.of(instant);
        } else if (type == AttributeType.DATE && operand instanceof Text text) {
            Scalar date = OperandReader.date(text.value(), pointer, violations);
            return date == null ? operand : date;
        }
        if (type != AttributeType.LIST && AttributeType.of(operand) != type) {
            violations.add(pointer, form.words(type), new Shown(form.write(operand)));
        }
        return operand;
    }

    /**
     * A value as it is written.
     *
     * @param text its form
     */
    private record Shown(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
