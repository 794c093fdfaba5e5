package io.communitykit.core.segment;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.SegmentChange.Cause;
import io.communitykit.core.segment.SegmentChange.Kind;
import io.communitykit.core.segment.counter.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One member, kept as plainly as can be: at every instant that could matter everything is judged anew, from what was told.
 */
final class SegmentModel {

    private record TagKey(AttributeName set, TagId tag) {}

    private final SegmentSpec spec;
    private final MemberId member;
    private final Map<AttributeName, AttributeValue> values = new TreeMap<>();
    private final Map<AttributeName, Map<TagId, ModelTag>> tags = new TreeMap<>();
    private final ModelCounters counters;
    private final Map<TagKey, TagRule> rules = new HashMap<>();
    private final Map<TagKey, ModelTag> ruled = new HashMap<>();
    private final Set<TagKey> holding = new HashSet<>();
    private final Set<SegmentId> in = new TreeSet<>();
    private final Map<SegmentId, Long> numbers = new TreeMap<>();
    private final List<SegmentChange> changes = new ArrayList<>();
    private Instant now;

    SegmentModel(SegmentSpec spec, MemberId member, Instant now) {
        this.spec = spec;
        this.member = member;
        this.now = now;
        this.counters = new ModelCounters(spec.counters(), member);
        spec.rules().forEach(it -> rules.put(new TagKey(it.set(), it.tag()), it));
        judge(now, Cause.EDITION);
    }

    Instant now() {
        return now;
    }

    boolean isIn(SegmentId segment) {
        return in.contains(segment);
    }

    List<SegmentChange> changes() {
        return changes;
    }

    void apply(ProfileCommand command) {
        if (command instanceof ProfileCommand.Put put) {
            values.put(put.name(), put.value());
        } else if (command instanceof ProfileCommand.Forget forget) {
            values.remove(forget.name());
            tags.remove(forget.name());
        } else if (command instanceof ProfileCommand.PutTag put) {
            tags.computeIfAbsent(put.set(), each -> new TreeMap<>()).put(put.id(), ModelTag.of(put.tag()));
        } else if (command instanceof ProfileCommand.TakeTag take) {
            tags.computeIfAbsent(take.set(), each -> new TreeMap<>()).remove(take.id());
        }
        judge(now, Cause.FACT);
    }

    void tell(CommunityEvent event) {
        if (counters.tell(event, now)) {
            judge(now, Cause.FACT);
        }
    }

    /** Judges everything at every instant of interest, and at each of a grid. */
    void advance(Instant until, Optional<Duration> grid) {
        SortedSet<Instant> polls = interest(now, until);
        for (Instant at = now; grid.isPresent() && at.isBefore(until); at = at.plus(grid.get())) {
            polls.add(at);
        }
        while (true) {
            polls.removeIf(each -> !each.isAfter(now));
            if (polls.isEmpty()) {
                break;
            }
            if (judge(polls.first(), Cause.TIME)) {
                polls.addAll(interest(now, until));
            }
        }
        if (until.isAfter(now)) {
            judge(until, Cause.TIME);
        }
    }

    /** What could matter by time after one instant, up to another. */
    SortedSet<Instant> interest(Instant after, Instant until) {
        ModelInstants instants = new ModelInstants(after, until);
        for (ModelInstants.Age age : spec.ages()) {
            Optional.ofNullable(values.get(age.attribute())).ifPresent(it -> instants.ages(it, age.duration()));
            if (spec.reading(age.attribute()).isPresent()) {
                counters.counted.forEach(it -> instants.plus(it.occurredAt(), age.duration()));
            }
        }
        spec.zones().forEach(instants::midnights);
        for (CommunityEvent event : counters.counted) {
            instants.at(event.occurredAt());
            spec.lengths().forEach(length -> instants.plus(event.occurredAt(), length));
        }
        tags.values().forEach(set -> set.values().forEach(it -> instants.fades(it, spec.thresholds())));
        ruled.values().forEach(it -> instants.fades(it, spec.thresholds()));
        return instants.all();
    }

    /** Whether a tag was put or taken, so that other instants matter now. */
    private boolean judge(Instant at, Cause cause) {
        now = at;
        Here here = new Here();
        spec.rules().forEach(it -> here.settle(new TagKey(it.set(), it.tag())));
        for (Segment segment : spec.segments()) {
            boolean holds = here.inSegment(segment.id()) == ModelJudge.YES;
            if (holds != in.contains(segment.id())) {
                change(segment, holds ? Kind.ENTERED : Kind.LEFT, cause);
            }
        }
        return here.moved;
    }

    private void change(Segment segment, Kind kind, Cause cause) {
        if (kind == Kind.ENTERED) {
            in.add(segment.id());
        } else {
            in.remove(segment.id());
        }
        long number = numbers.merge(segment.id(), 1L, Long::sum);
        changes.add(new SegmentChange(member, segment.id(), segment.version(), kind, now, number, cause));
    }

    /** The member at one instant; a rule's tag is brought up to it before anybody looks. */
    private final class Here implements ModelJudge.World {

        private final ModelJudge judge = new ModelJudge(this);
        private final Map<SegmentId, Integer> known = new HashMap<>();
        private final Map<AttributeName, Optional<AttributeValue>> read = new HashMap<>();
        private final Set<TagKey> settled = new HashSet<>();
        private boolean moved;

        void settle(TagKey key) {
            TagRule rule = rules.get(key);
            if (rule == null || !settled.add(key)) {
                return;
            }
            boolean holds = judge.judge(rule.when()) == ModelJudge.YES;
            if (holds && holding.add(key)) {
                ruled.put(key, new ModelTag(rule.confidence(), now, Optional.empty(), Optional.empty()));
                moved = true;
            } else if (!holds && holding.remove(key)) {
                ruled.remove(key);
                if (rule.lingers().isPresent()) {
                    ruled.put(key, new ModelTag(rule.confidence(), now, Optional.empty(), rule.lingers()));
                }
                moved = true;
            }
        }

        @Override
        public Optional<AttributeValue> value(AttributeName name) {
            Optional<Reading> reading = spec.reading(name);
            if (reading.isPresent()) {
                return read.computeIfAbsent(name, each -> counters.value(reading.get(), now));
            } else if (spec.attributes().typeOf(name).equals(Optional.of(AttributeType.TAGS))) {
                return Optional.of(AttributeValue.of("known"))
                        .filter(it -> isKnown(name))
                        .map(it -> it);
            }
            return Optional.ofNullable(values.get(name));
        }

        private boolean isKnown(AttributeName set) {
            return tags.containsKey(set)
                    || spec.rules().stream().anyMatch(it -> it.set().equals(set));
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public OptionalInt confidence(AttributeName set, TagId tag) {
            TagKey key = new TagKey(set, tag);
            settle(key);
            if (!isKnown(set)) {
                return OptionalInt.empty();
            }
            ModelTag carried = rules.containsKey(key)
                    ? ruled.get(key)
                    : tags.getOrDefault(set, Map.of()).get(tag);
            return OptionalInt.of(carried == null ? 0 : carried.left(now));
        }

        @Override
        public int inSegment(SegmentId id) {
            Integer before = known.get(id);
            if (before == null) {
                before = judge.judge(spec.segment(id).when());
                known.put(id, before);
            }
            return before;
        }

        @Override
        public String unit() {
            return member.value();
        }
    }
}
