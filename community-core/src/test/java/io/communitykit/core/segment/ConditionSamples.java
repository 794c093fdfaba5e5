package io.communitykit.core.segment;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.AnyOf;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Between;
import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.Comparison;
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
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.counter.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Conditions by chance over a schema, readings, and those segments and tags that were admitted so far. */
final class ConditionSamples {

    /** A tag that a rule sets. */
    record Ruled(AttributeName set, TagId tag) implements Comparable<Ruled> {
        @Override
        public int compareTo(Ruled other) {
            return Comparator.comparing(Ruled::set).thenComparing(Ruled::tag).compare(this, other);
        }
    }

    private static final List<Duration> STRETCHES = List.of(
            Duration.ZERO,
            Duration.ofNanos(1_000),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(36_600));

    private final ValueSamples values;
    private final Map<AttributeName, AttributeType> types;
    private final List<AttributeName> names;
    private final List<AttributeName> sets;
    private final List<SegmentId> admitted = new ArrayList<>();
    private final Set<Ruled> refused = new HashSet<>();

    ConditionSamples(ValueSamples values, AttributeSchema schema, List<Reading> readings) {
        this.values = values;
        this.types = new TreeMap<>(schema.types());
        readings.forEach(it -> types.put(it.name(), it.type()));
        this.names = List.copyOf(types.keySet());
        this.sets = named(AttributeType.TAGS);
    }

    private List<AttributeName> named(AttributeType type) {
        return names.stream().filter(it -> types.get(it) == type).toList();
    }

    AttributeName tagSet() {
        return values.any(sets);
    }

    void refuse(List<Ruled> tags) {
        refused.addAll(tags);
    }

    void admit(Ruled tag) {
        refused.remove(tag);
    }

    void admit(SegmentId segment) {
        admitted.add(segment);
    }

    Condition condition() {
        return condition(1 + values.below(4));
    }

    private Condition condition(int depth) {
        int kind = values.below(8);
        if (depth == 1 || kind == 0) {
            return predicate();
        } else if (kind <= 2) {
            return new Not(condition(depth - 1));
        }
        int count = 1 + values.below(3);
        List<Condition> members =
                Stream.generate(() -> condition(depth - 1)).limit(count).toList();
        return kind <= 4 ? new AllOf(members) : new AnyOf(members);
    }

    private Condition predicate() {
        int kind = values.below(12);
        if (kind <= 1 && !admitted.isEmpty()) {
            return new InSegment(values.any(admitted));
        } else if (kind == 2) {
            int from = values.below(4);
            return new Bucket(values.any(List.of("", "x", "抽签")) + "seed", 5, from, from + 1 + values.below(5 - from));
        } else if (kind <= 4) {
            return tags(values.any(sets));
        }
        AttributeName name = values.any(names);
        return switch (values.below(8)) {
            case 0 -> new Exists(name);
            case 1 -> new Missing(name);
            default -> typed(name, types.getOrDefault(name, AttributeType.TEXT));
        };
    }

    private Condition typed(AttributeName name, AttributeType type) {
        if (type == AttributeType.TAGS) {
            return tags(name);
        } else if (values.one(6)) {
            return new Relation(name, values.any(List.of(Relation.Operator.values())), values.any(named(type)));
        } else if (type == AttributeType.LIST) {
            return new Comparison(name, Comparison.Operator.CONTAINS, values.element());
        } else if (type == AttributeType.INSTANT && !values.one(4)) {
            return values.one(3)
                    ? days(name)
                    : new Recency(name, values.any(List.of(Recency.Operator.values())), values.any(STRETCHES));
        } else if (type == AttributeType.DATE && values.one(2)) {
            return days(name);
        } else if (values.one(5)) {
            return membership(name, type);
        }
        List<Comparison.Operator> operators = Stream.of(Comparison.Operator.values())
                .filter(it -> it.types().contains(type))
                .toList();
        boolean ordered = Comparison.Operator.ABOVE.types().contains(type);
        return ordered && values.one(4)
                ? between(name, type)
                : new Comparison(name, values.any(operators), values.scalar(type));
    }

    private Condition days(AttributeName name) {
        return new DayRecency(name, values.any(List.of(DayRecency.Operator.values())), values.below(4), values.zone());
    }

    private Condition membership(AttributeName name, AttributeType type) {
        Scalar first = values.scalar(type);
        Set<Scalar> operands = new LinkedHashSet<>();
        operands.add(first);
        Stream.generate(() -> values.scalar(type))
                .limit(values.below(4))
                .filter(it -> ModelValues.comparable(it, first))
                .forEach(operands::add);
        return new Membership(name, values.any(List.of(Membership.Operator.values())), operands);
    }

    private Condition between(AttributeName name, AttributeType type) {
        Scalar one = values.scalar(type);
        Scalar two = values.scalar(type);
        if (!ModelValues.comparable(one, two)) {
            return new Between(name, one, one);
        }
        return ModelValues.order(one, two) <= 0 ? new Between(name, one, two) : new Between(name, two, one);
    }

    private Condition tags(AttributeName set) {
        TagMatch.Operator operator = values.any(List.of(TagMatch.Operator.values()));
        Set<TagId> tags = new LinkedHashSet<>();
        int most = operator == TagMatch.Operator.HAS_TAG ? 1 : 1 + values.below(3);
        for (int i = 0; i < 9 && tags.size() < most; i++) {
            TagId tag = values.tag();
            if (!refused.contains(new Ruled(set, tag))) {
                tags.add(tag);
            }
        }
        return tags.isEmpty()
                ? new Exists(set)
                : new TagMatch(set, operator, tags, values.one(2) ? 1 : values.confidence());
    }
}
