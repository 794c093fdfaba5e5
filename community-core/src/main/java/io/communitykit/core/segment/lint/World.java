package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.time.Timestamps;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a program says beforehand of all profiles. Immutable and safe for many threads. */
final class World {

    private final SegmentProgram program;
    private final Map<AttributeName, AttributeType> types;
    private final Set<AttributeName> ruled;
    private final Map<SegmentId, Integer> ranks = new HashMap<>();

    World(SegmentProgram program) {
        this.program = program;
        this.types = program.schema().types();
        this.ruled = program.rules().stream().map(TagRule::set).collect(Collectors.toSet());
        for (int index : program.order()) {
            if (index >= program.rules().size()) {
                ranks.put(program.segments().get(index - program.rules().size()).id(), ranks.size());
            }
        }
    }

    SegmentProgram program() {
        return program;
    }

    AttributeType type(AttributeName name) {
        return Optional.ofNullable(types.get(name)).orElseThrow();
    }

    Optional<Condition> condition(SegmentId segment) {
        return program.segment(segment).map(Segment::when);
    }

    /** The segments that a condition refers to, on any way, each after those that it needs. */
    List<SegmentId> references(Condition condition) {
        Set<SegmentId> found = new HashSet<>(condition.segments());
        Deque<SegmentId> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            condition(open.pop())
                    .ifPresent(it -> it.segments().stream().filter(found::add).forEach(open::push));
        }
        return found.stream()
                .filter(ranks::containsKey)
                .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
                .toList();
    }

    private int rank(SegmentId segment) {
        return ranks.getOrDefault(segment, -1);
    }

    private Optional<Reading> reading(AttributeName name) {
        return Optional.ofNullable(program.readings().get(name));
    }

    /** Counts and sums are always there; what rules fill is known as soon as the engine has judged. */
    Subject.Known known(AttributeName name) {
        boolean always = reading(name)
                .filter(it -> it.measure() != Measure.FIRST && it.measure() != Measure.LAST)
                .isPresent();
        return new Subject.Known(
                name,
                always
                        ? Subject.Known.Rule.ALWAYS
                        : ruled.contains(name) ? Subject.Known.Rule.LIKELY : Subject.Known.Rule.FREE);
    }

    /** The value of an attribute that is no list and no set of tags. */
    Subject value(AttributeName name) {
        return switch (type(name)) {
            case TEXT -> new TextSubject(name);
            case NUMBER -> number(name);
            case MONEY -> new ValueSubject.Monies(name, reading(name).flatMap(Reading::currency));
            case BOOLEAN -> new ValueSubject.Booleans(name);
            case INSTANT -> new SpanSubject.Point(name, false);
            case DATE -> new SpanSubject.Point(name, true);
            case LIST, TAGS -> throw new AssertionError("no single value: " + name);
        };
    }

    private Subject number(AttributeName name) {
        Optional<Measure> measure = reading(name).map(Reading::measure);
        if (measure.filter(it -> it == Measure.COUNT).isPresent()) {
            return new ValueSubject.Counts(name, Long.MAX_VALUE);
        } else if (measure.filter(it -> it == Measure.DISTINCT).isPresent()) {
            boolean ever = reading(name).orElseThrow().window() instanceof CounterWindow.Lifetime;
            return new ValueSubject.Counts(name, ever ? CounterState.MAX_DISTINCT : Long.MAX_VALUE);
        }
        return new ValueSubject.Numbers(name);
    }

    /** The first and the last hit of a rolling window are in it. */
    SpanSubject.Age age(AttributeName name) {
        long most = reading(name)
                .map(Reading::window)
                .filter(CounterWindow.Rolling.class::isInstance)
                .map(it -> Timestamps.toMicros(((CounterWindow.Rolling) it).length()))
                .orElse(SpanSubject.Age.FURTHEST);
        return new SpanSubject.Age(name, most);
    }
}
