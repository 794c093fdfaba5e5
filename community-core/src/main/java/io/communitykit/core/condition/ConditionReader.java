package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.policy.internal.WordShapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the JSON form of conditions, the types of attributes not yet known. For one document and one thread. */
final class ConditionReader {

    static final String ATTRIBUTE = "attribute";
    static final String SEGMENT = "segment";
    static final String ZONE = "zone";
    static final String CONFIDENCE = "confidence";
    static final String OF = "of";
    static final String FROM = "from";
    static final String TO = "to";

    private static final List<String> FREE =
            List.of("all", "any", "not", "exists", "missing", SEGMENT, Bucket.JSON_NAME);
    private static final Map<String, Comparison.Operator> COMPARISONS =
            byName(Comparison.Operator.values(), Comparison.Operator::jsonName);
    private static final Map<String, Membership.Operator> MEMBERSHIPS =
            byName(Membership.Operator.values(), Membership.Operator::jsonName);
    private static final Map<String, Relation.Operator> RELATIONS =
            byName(Relation.Operator.values(), Relation.Operator::jsonName);
    private static final Map<String, Recency.Operator> RECENCIES =
            byName(Recency.Operator.values(), Recency.Operator::jsonName);
    private static final Map<String, DayRecency.Operator> DAY_RECENCIES =
            byName(DayRecency.Operator.values(), DayRecency.Operator::jsonName);
    private static final Map<String, TagMatch.Operator> TAG_MATCHES =
            byName(TagMatch.Operator.values(), TagMatch.Operator::jsonName);
    private static final Set<String> ON_ATTRIBUTE = Stream.of(
                    COMPARISONS.keySet(),
                    Set.of(Between.JSON_NAME),
                    MEMBERSHIPS.keySet(),
                    RELATIONS.keySet(),
                    RECENCIES.keySet(),
                    DAY_RECENCIES.keySet(),
                    TAG_MATCHES.keySet())
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    private static final List<String> OPERATORS =
            Stream.concat(FREE.stream(), ON_ATTRIBUTE.stream()).toList();
    /** Fields that stand beside an operator and say more. */
    private static final Set<String> OPTIONS = Set.of(ATTRIBUTE, ZONE, CONFIDENCE, OF, FROM, TO);

    private final Violations violations;
    private final OperandReader operands;
    private int size;

    ConditionReader(Violations violations) {
        this.violations = violations;
        this.operands = new OperandReader(violations);
    }

    static Condition parse(String text, AttributeSchema schema, Set<SegmentId> segments) {
        Violations violations = new Violations();
        Condition condition = JsonReader.read(
                        text, (at, expected, got) -> violations.add(new Violation(at, expected, got, Optional.empty())))
                .map(json -> new ConditionReader(violations).read(json, Pointer.ROOT, 1))
                .map(untyped -> untyped.check(schema, segments, Pointer.ROOT, violations))
                .orElse(null);
        if (condition == null || !violations.isEmpty()) {
            throw new InvalidPolicyException("condition", violations.list());
        }
        return condition;
    }

    /** Reads one condition; null only where a fault was added. */
    @Nullable
    Condition read(Json json, String pointer, int depth) {
        if (!(json instanceof Json.Obj object)) {
            if (!(json instanceof Json.Broken)) {
                violations.add(pointer, "a condition", json);
            }
            return null;
        } else if (depth > Condition.MAX_DEPTH) {
            violations.add(pointer, "conditions nested at most " + Condition.MAX_DEPTH + " deep", json);
            return null;
        } else if (++size > Condition.MAX_SIZE) {
            if (size == Condition.MAX_SIZE + 1) {
                violations.add(pointer, "a tree of at most " + Condition.MAX_SIZE + " conditions", json);
            }
            return null;
        }
        int before = violations.size();
        Condition condition = readOperators(object, pointer, depth);
        return violations.size() == before ? condition : null;
    }

    private @Nullable Condition readOperators(Json.Obj object, String pointer, int depth) {
        List<String> found = new ArrayList<>();
        for (String name : object.fields().keySet()) {
            if (OPERATORS.contains(name)) {
                found.add(name);
            } else if (!OPTIONS.contains(name)) {
                found.add(name);
                violations.addUnknown(Pointer.append(pointer, name), "an operator", name, OPERATORS);
            }
        }
        Condition condition = null;
        for (String name : found) {
            if (OPERATORS.contains(name)) {
                condition = FREE.contains(name)
                        ? readFree(name, object, Pointer.append(pointer, name), depth)
                        : readOnAttribute(name, object, pointer);
            }
        }
        if (found.size() != 1) {
            violations.add(pointer, "exactly one operator (one of " + String.join(", ", OPERATORS) + ")", object);
        } else {
            refuseOptions(found.get(0), object, pointer);
        }
        return condition;
    }

    private void refuseOptions(String operator, Json.Obj object, String pointer) {
        Set<String> taken = options(operator);
        for (Map.Entry<String, Json> field : object.fields().entrySet()) {
            String name = field.getKey();
            if (OPTIONS.contains(name) && !taken.contains(name)) {
                violations.add(
                        Pointer.append(pointer, name), "no " + name + " beside \"" + operator + "\"", field.getValue());
            }
        }
    }

    private static Set<String> options(String operator) {
        if (operator.equals(Bucket.JSON_NAME)) {
            return Set.of(OF, FROM, TO);
        } else if (FREE.contains(operator)) {
            return Set.of();
        } else if (DAY_RECENCIES.containsKey(operator)) {
            return Set.of(ATTRIBUTE, ZONE);
        }
        return TAG_MATCHES.containsKey(operator) ? Set.of(ATTRIBUTE, CONFIDENCE) : Set.of(ATTRIBUTE);
    }

    private @Nullable Condition readFree(String operator, Json.Obj object, String pointer, int depth) {
        Json operand = object.fields().getOrDefault(operator, new Json.Broken());
        if (operator.equals(SEGMENT)) {
            SegmentId segment = (SegmentId) WordShapes.SEGMENT_ID.read(operand, pointer, violations);
            return segment == null ? null : new InSegment(segment);
        } else if (operator.equals(Bucket.JSON_NAME)) {
            return operands.bucket(object, pointer);
        } else if (operator.equals("not")) {
            Condition member = read(operand, pointer, depth + 1);
            return member == null ? null : new Not(member);
        } else if (operator.equals("exists") || operator.equals("missing")) {
            AttributeName name = operands.name(operand, pointer);
            return name == null ? null : operator.equals("exists") ? new Exists(name) : new Missing(name);
        }
        List<Condition> members = readMembers(operand, pointer, depth + 1);
        return members.isEmpty() ? null : operator.equals("all") ? new AllOf(members) : new AnyOf(members);
    }

    /** Reads a list of conditions; empty only where a fault was added. */
    private List<Condition> readMembers(Json json, String pointer, int depth) {
        if (!(json instanceof Json.Arr list) || list.items().isEmpty()) {
            if (!(json instanceof Json.Broken)) {
                violations.add(pointer, "a list of at least 1 condition", json);
            }
            return List.of();
        }
        List<Condition> members = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Condition member = read(list.items().get(i), Pointer.append(pointer, i), depth);
            if (member != null) {
                members.add(member);
            }
        }
        return members.size() == list.items().size() ? members : List.of();
    }

    private @Nullable Condition readOnAttribute(String operator, Json.Obj object, String pointer) {
        Json operand = object.fields().get(operator);
        Json name = object.fields().get(ATTRIBUTE);
        AttributeName attribute = null;
        if (name == null) {
            violations.addMissing(Pointer.append(pointer, ATTRIBUTE), "the name of an attribute");
        } else {
            attribute = operands.name(name, Pointer.append(pointer, ATTRIBUTE));
        }
        // A name to go on with, so that the operand's faults are found too.
        AttributeName known = attribute == null ? new AttributeName(ATTRIBUTE) : attribute;
        String at = Pointer.append(pointer, operator);
        if (operand == null) {
            return null;
        } else if (DAY_RECENCIES.containsKey(operator)) {
            return operands.dayRecency(known, DAY_RECENCIES.get(operator), object, pointer);
        } else if (TAG_MATCHES.containsKey(operator)) {
            return counted(operands.tagMatch(known, TAG_MATCHES.get(operator), object, pointer), object, pointer);
        }
        return predicate(known, operator, operand, at);
    }

    /** One about several tags counts for each tag. */
    private @Nullable Condition counted(@Nullable Condition match, Json object, String pointer) {
        int before = size;
        size += match instanceof TagMatch it ? it.tags().size() - 1 : 0;
        if (before <= Condition.MAX_SIZE && size > Condition.MAX_SIZE) {
            violations.add(pointer, "a tree of at most " + Condition.MAX_SIZE + " conditions", object);
            return null;
        }
        return match;
    }

    private @Nullable Condition predicate(AttributeName attribute, String operator, Json operand, String pointer) {
        Comparison.Operator comparison = COMPARISONS.get(operator);
        if (comparison != null) {
            var value = operands.scalar(operand, comparison.operands(), pointer);
            return value == null ? null : new Comparison(attribute, comparison, value);
        }
        Membership.Operator membership = MEMBERSHIPS.get(operator);
        if (membership != null) {
            var values = operands.distinct(operand, pointer);
            return values.isEmpty() ? null : new Membership(attribute, membership, values);
        }
        if (operator.equals(Between.JSON_NAME)) {
            return operands.between(attribute, operand, pointer);
        } else if (RECENCIES.containsKey(operator)) {
            return operands.recency(attribute, RECENCIES.get(operator), operand, pointer);
        }
        AttributeName other = operands.name(operand, pointer);
        Relation.Operator relation = RELATIONS.get(operator);
        return other == null || relation == null ? null : new Relation(attribute, relation, other);
    }

    private static <T> Map<String, T> byName(T[] operators, Function<T, String> name) {
        return Stream.of(operators)
                .collect(Collectors.toMap(name, operator -> operator, (a, b) -> a, LinkedHashMap::new));
    }
}
