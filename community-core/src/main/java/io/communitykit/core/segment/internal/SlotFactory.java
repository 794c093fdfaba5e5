package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Exists;
import io.communitykit.core.condition.Membership;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts literals that change together into slots. */
final class SlotFactory {

    private final AttributeSchema schema;

    SlotFactory(AttributeSchema schema) {
        this.schema = schema;
    }

    /** How a slot looks at what it looks at. */
    private enum Way {
        TAG,
        TIME,
        DAY,
        KNOWN,
        BUCKET,
        MATCH,
        ORDER,
        PLAIN
    }

    /** What one slot is about. */
    private record Subject(Way way, List<?> about) {}

    /** The slots of all literals that look at profiles, in the order in which the literals first appear. */
    List<Slot> slots(Collection<Literal> literals) {
        Map<Subject, List<Literal>> groups = new LinkedHashMap<>();
        for (Literal literal : literals) {
            groups.computeIfAbsent(subject(literal.predicate()), key -> new ArrayList<>())
                    .add(literal);
        }
        return groups.entrySet().stream()
                .map(it -> slot(it.getKey().way(), it.getValue()))
                .toList();
    }

    private Subject subject(Condition predicate) {
        if (predicate instanceof TagMatch it) {
            return new Subject(Way.TAG, List.of(it.attribute(), it.tags()));
        } else if (predicate instanceof Recency it) {
            return new Subject(Way.TIME, List.of(it.attribute()));
        } else if (predicate instanceof DayRecency it) {
            return new Subject(Way.DAY, List.of(it.attribute(), it.zone()));
        } else if (predicate instanceof Exists it) {
            return new Subject(Way.KNOWN, List.of(it.attribute()));
        } else if (predicate instanceof Bucket) {
            return new Subject(Way.BUCKET, List.of());
        } else if (predicate instanceof Membership it) {
            return match(it.attribute());
        } else if (predicate instanceof Comparison it) {
            return switch (it.operator()) {
                case EQUALS -> match(it.attribute());
                case AT_LEAST, ABOVE, AT_MOST, BELOW ->
                    new Subject(Way.ORDER, List.of(it.attribute(), Line.currency(it.operand())));
                default -> plain(predicate);
            };
        }
        return plain(predicate);
    }

    private static Subject plain(Condition predicate) {
        return new Subject(Way.PLAIN, List.copyOf(predicate.attributes()));
    }

    /** Money of several currencies does not compare, so it is not looked up. */
    private Subject match(AttributeName name) {
        boolean money =
                schema.typeOf(name).filter(it -> it == AttributeType.MONEY).isPresent();
        return new Subject(money ? Way.PLAIN : Way.MATCH, List.of(name));
    }

    private static Slot slot(Way way, List<Literal> group) {
        Condition first = group.get(0).predicate();
        return switch (way) {
            case TAG -> tag((TagMatch) first, group);
            case TIME -> new TimeSlot(first.attributes().first(), group);
            case DAY -> new DaySlot(first.attributes().first(), ((DayRecency) first).zone(), group);
            case KNOWN -> new KnownSlot(first.attributes().first(), group);
            case BUCKET -> new BucketSlot(group);
            case MATCH -> new MatchSlot(first.attributes().first(), group);
            case ORDER -> order(first.attributes().first(), group);
            case PLAIN -> new PlainSlot(group);
        };
    }

    private static Slot tag(TagMatch first, List<Literal> group) {
        return new TagSlot(first.attribute(), first.tags().iterator().next(), group);
    }

    private static Slot order(AttributeName name, List<Literal> group) {
        List<Scalar> constants = group.stream()
                .map(it -> ((Comparison) it.predicate()).operand())
                .toList();
        Line line = Line.of(constants);
        return new OrderSlot(name, line, OrderSlot.sorted(line, group));
    }
}
