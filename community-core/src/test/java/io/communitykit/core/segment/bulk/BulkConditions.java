package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.AnyOf;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Between;
import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Comparison.Operator;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Exists;
import io.communitykit.core.condition.InSegment;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.condition.Missing;
import io.communitykit.core.condition.Not;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.condition.Relation;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.internal.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Conditions by chance over a schema and the segments that may be referred to; every kind of predicate. */
final class BulkConditions {

    private static final List<Duration> STRETCHES = List.of(
            Duration.ZERO,
            Duration.ofNanos(1_000),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Recency.MAX);

    private final BulkValues values;
    private final Map<AttributeName, AttributeType> types;
    private final List<AttributeName> names;

    BulkConditions(BulkValues values, AttributeSchema schema) {
        this.values = values;
        this.types = schema.types();
        this.names = List.copyOf(types.keySet());
    }

    Condition condition(List<SegmentId> segments) {
        return condition(values.below(4), segments);
    }

    private Condition condition(int depth, List<SegmentId> segments) {
        if (depth == 0) {
            return predicate(segments);
        }
        int kind = values.below(4);
        if (kind == 0) {
            return new Not(condition(depth - 1, segments));
        }
        List<Condition> members = new ArrayList<>();
        for (int i = 1 + values.below(3); i > 0; i--) {
            members.add(condition(depth - 1, segments));
        }
        return kind == 1 ? new AllOf(members) : kind == 2 ? new AnyOf(members) : new Not(new AnyOf(members));
    }

    Condition predicate(List<SegmentId> segments) {
        if (!segments.isEmpty() && values.one(6)) {
            return new InSegment(values.any(segments));
        } else if (values.one(12)) {
            int from = values.below(9);
            return new Bucket(values.any(List.of("test-7", "实验")), 10, from, from + 1 + values.below(10 - from));
        }
        AttributeName name = values.any(names);
        AttributeType type = type(name);
        return switch (values.below(type == AttributeType.TAGS ? 5 : 10)) {
            case 0 -> values.one(2) ? new Exists(name) : new Missing(name);
            case 1 -> type == AttributeType.TAGS ? tags(name) : relation(name, type);
            case 2 -> type == AttributeType.TAGS ? tags(name) : membership(name, type);
            case 3, 4 -> type == AttributeType.TAGS ? tags(name) : special(name, type);
            default -> comparison(name, type);
        };
    }

    private AttributeType type(AttributeName name) {
        AttributeType type = types.get(name);
        if (type == null) {
            throw new AssertionError(name);
        }
        return type;
    }

    private Condition relation(AttributeName name, AttributeType type) {
        List<AttributeName> others =
                names.stream().filter(it -> type(it) == type).toList();
        return new Relation(name, values.any(List.of(Relation.Operator.values())), values.any(others));
    }

    private Condition membership(AttributeName name, AttributeType type) {
        if (type == AttributeType.LIST) {
            return comparison(name, type);
        }
        Set<Scalar> operands = new LinkedHashSet<>();
        Scalar first = values.operand(type);
        operands.add(first);
        for (int i = values.below(4); i > 0; i--) {
            Scalar more = values.operand(type);
            if (comparable(first, more)) {
                operands.add(more);
            }
        }
        return new Membership(name, values.any(List.of(Membership.Operator.values())), operands);
    }

    private static boolean comparable(Scalar a, Scalar b) {
        return !(a instanceof Amount x)
                || x.value().currency().equals(((Amount) b).value().currency());
    }

    /** What only this type can be asked. */
    private Condition special(AttributeName name, AttributeType type) {
        boolean instant = type == AttributeType.INSTANT;
        if (instant && values.one(2)) {
            return new Recency(name, values.any(List.of(Recency.Operator.values())), values.any(STRETCHES));
        } else if (instant || (type == AttributeType.DATE && values.one(2))) {
            return new DayRecency(
                    name,
                    values.any(List.of(DayRecency.Operator.values())),
                    values.any(List.of(0, 1, 2, 3, 7, DayRecency.MAX_DAYS)),
                    values.zone());
        } else if (!Operator.AT_LEAST.types().contains(type)) {
            return comparison(name, type);
        }
        Scalar from = values.operand(type);
        Scalar to = values.operand(type);
        if (!comparable(from, to)) {
            return new Between(name, from, from);
        }
        return Line.exact(from).compareTo(Line.exact(to)) <= 0
                ? new Between(name, from, to)
                : new Between(name, to, from);
    }

    private Condition comparison(AttributeName name, AttributeType type) {
        List<Operator> operators = Arrays.stream(Operator.values())
                .filter(it -> it.types().contains(type))
                .toList();
        Scalar operand = type == AttributeType.LIST ? values.element() : values.operand(type);
        if (operand instanceof Text text && values.one(2) && text.value().length() > 1) {
            operand = AttributeValue.of(text.value().substring(text.value().offsetByCodePoints(0, 1)));
        }
        return new Comparison(name, values.any(operators), operand);
    }

    private Condition tags(AttributeName set) {
        TagMatch.Operator operator = values.any(List.of(TagMatch.Operator.values()));
        Set<TagId> tags = new LinkedHashSet<>();
        for (int i = operator == TagMatch.Operator.HAS_TAG ? 1 : 1 + values.below(3); i > 0; i--) {
            tags.add(values.tag());
        }
        return new TagMatch(set, operator, tags, values.confidence());
    }
}
