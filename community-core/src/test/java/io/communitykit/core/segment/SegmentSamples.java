package io.communitykit.core.segment;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.counter.CountedMember;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.time.CalendarWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Programs by chance: all types of attributes, counters, rules that set tags, segments that refer to each other. */
final class SegmentSamples {

    private final ValueSamples values;

    SegmentSamples(ValueSamples values) {
        this.values = values;
    }

    SegmentSpec spec() {
        AttributeSchema schema = AttributeSchema.empty().with("tags", AttributeType.TAGS);
        int attributes = 3 + values.below(10);
        for (int i = 0; i < attributes; i++) {
            schema = schema.with("a" + i, values.any(List.of(AttributeType.values())));
        }
        CounterSet counters = counters();
        List<Reading> readings = readings(counters);
        ConditionSamples conditions = new ConditionSamples(values, schema, readings);
        List<TagRule> rules = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        List<Integer> nodes = new ArrayList<>();
        int ruleCount = values.below(5);
        int segmentCount = 1 + values.below(12);
        for (int i = 0; i < ruleCount + segmentCount; i++) {
            nodes.add(i);
        }
        Collections.shuffle(nodes, values.random());
        // Each may refer to those before it; afterwards they are declared in another order.
        List<ConditionSamples.Ruled> left = ruled(conditions, ruleCount);
        conditions.refuse(left);
        for (int node : nodes) {
            if (node < left.size()) {
                rules.add(rule(left.get(node), conditions.condition()));
                conditions.admit(left.get(node));
            } else if (node >= ruleCount) {
                SegmentId id = new SegmentId("s" + node);
                segments.add(new Segment(id, 1 + values.below(3), "", conditions.condition()));
                conditions.admit(id);
            }
        }
        Collections.shuffle(rules, values.random());
        Collections.shuffle(segments, values.random());
        return SegmentSpec.of(schema, counters, readings, rules, segments);
    }

    private List<ConditionSamples.Ruled> ruled(ConditionSamples conditions, int count) {
        Set<ConditionSamples.Ruled> ruled = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            ruled.add(new ConditionSamples.Ruled(conditions.tagSet(), values.tag()));
        }
        return List.copyOf(ruled);
    }

    private TagRule rule(ConditionSamples.Ruled ruled, Condition when) {
        Optional<Duration> lingers = values.one(2)
                ? Optional.empty()
                : Optional.of(values.any(List.of(
                        Duration.ofSeconds(1),
                        Duration.ofHours(7),
                        Duration.ofDays(3).plusNanos(3_000))));
        TagFamily family = values.any(List.of(TagFamily.values()));
        return new TagRule(ruled.tag(), ruled.set(), family, "", when, values.confidence(), lingers);
    }

    private CounterSet counters() {
        List<Counter> counters = new ArrayList<>();
        int count = values.below(3);
        for (int i = 0; i < count; i++) {
            Counter.Builder counter = Counter.builder(
                    "c" + i,
                    values.any(List.of(Duration.ofDays(2), Duration.ofDays(8), Duration.ofDays(33))),
                    values.one(2) ? ValueSamples.TYPES : new EventType[] {ValueSamples.TYPES[i]});
            if (values.one(4)) {
                counter.of(CountedMember.BENEFICIARY);
            }
            if (values.one(4)) {
                counter.where(Condition.not(Condition.attribute("channel").is("app")));
            }
            counters.add(counter.by("category")
                    .amount("amount")
                    .value(values.one(2) ? "category" : "amount")
                    .build());
        }
        return new CounterSet(
                values.any(List.of(Duration.ofHours(1), Duration.ofDays(5), Duration.ofDays(60))),
                values.any(List.of(Duration.ZERO, Duration.ofHours(7), Duration.ofDays(40))),
                counters);
    }

    private List<Reading> readings(CounterSet counters) {
        List<Reading> readings = new ArrayList<>();
        int count = counters.counters().isEmpty() ? 0 : 1 + values.below(5);
        while (readings.size() < count) {
            CounterId counter = values.any(counters.counters()).id();
            Reading reading = Reading.of(
                    new AttributeName("r" + readings.size()), counter, values.any(List.of(Measure.values())), window());
            if (reading.measure() == Measure.SUM && values.one(2)) {
                reading = reading.in(ValueSamples.CNY);
            }
            if (values.one(3)) {
                reading = reading.ofKey(values.any(ValueSamples.KEYS));
            }
            boolean kept = reading.window()
                            .reach()
                            .compareTo(counters.counter(counter).orElseThrow().keep())
                    <= 0;
            if (kept) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private CounterWindow window() {
        return switch (values.below(4)) {
            case 0 -> CounterWindow.lifetime();
            case 1 -> CounterWindow.during(values.any(List.of(CalendarWindow.Period.values())), values.zone());
            case 2 -> CounterWindow.during(new CalendarWindow.Rolling(1 + values.below(9)), values.zone());
            default ->
                CounterWindow.last(values.any(List.of(
                        Duration.ofSeconds(1),
                        Duration.ofHours(5),
                        Duration.ofDays(1),
                        Duration.ofDays(8).minusNanos(1_000))));
        };
    }
}
