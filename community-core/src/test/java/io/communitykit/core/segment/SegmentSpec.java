package io.communitykit.core.segment;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Reading;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a program before it is one, and what of time they ask for. */
record SegmentSpec(
        AttributeSchema attributes,
        CounterSet counters,
        List<Reading> readings,
        List<TagRule> rules,
        List<Segment> segments,
        Set<ModelInstants.Age> ages,
        Set<ZoneId> zones,
        Set<Duration> lengths,
        Set<Integer> thresholds) {

    static SegmentSpec of(
            AttributeSchema attributes,
            CounterSet counters,
            List<Reading> readings,
            List<TagRule> rules,
            List<Segment> segments) {
        List<Condition> parts = Stream.concat(
                        rules.stream().map(TagRule::when), segments.stream().map(Segment::when))
                .flatMap(SegmentSpec::parts)
                .toList();
        Set<ZoneId> zones = only(parts, DayRecency.class).map(DayRecency::zone).collect(Collectors.toSet());
        readings.stream()
                .map(Reading::window)
                .filter(CounterWindow.Calendar.class::isInstance)
                .forEach(it -> zones.add(((CounterWindow.Calendar) it).zone()));
        return new SegmentSpec(
                attributes,
                counters,
                readings,
                rules,
                segments,
                only(parts, Recency.class)
                        .map(it -> new ModelInstants.Age(it.attribute(), it.duration()))
                        .collect(Collectors.toSet()),
                zones,
                readings.stream()
                        .map(Reading::window)
                        .filter(CounterWindow.Rolling.class::isInstance)
                        .map(it -> ((CounterWindow.Rolling) it).length())
                        .collect(Collectors.toSet()),
                only(parts, TagMatch.class).map(TagMatch::confidence).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<Condition> parts(Condition condition) {
        return Stream.concat(Stream.of(condition), condition.members().stream().flatMap(SegmentSpec::parts));
    }

    private static <T> Stream<T> only(List<Condition> parts, Class<T> type) {
        return parts.stream().filter(type::isInstance).map(type::cast);
    }

    SegmentSpec with(List<Segment> others) {
        return of(attributes, counters, readings, rules, others);
    }

    Optional<Reading> reading(AttributeName name) {
        return readings.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    Segment segment(SegmentId id) {
        return segments.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    SegmentProgram program(String version) {
        SegmentProgram.Builder builder =
                SegmentProgram.builder(version, attributes).counters(counters);
        readings.forEach(builder::reading);
        rules.forEach(builder::rule);
        segments.forEach(builder::segment);
        return builder.build();
    }
}
