package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagFamily;
import io.communitykit.core.segment.TagRule;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterResult;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Programs and populations by chance, from a seed. */
final class BulkSamples {

    private static final AttributeName TAGS1 = new AttributeName("tags1");
    private static final AttributeName TAGS2 = new AttributeName("tags2");
    private static final List<String> WORDS = List.of("m", "会员", "小明🐱", "𠮷", "é", "e\u0301", " ");

    private final BulkValues values;
    private final AttributeSchema attributes;
    private final List<Reading> readings = new ArrayList<>();
    private final CounterSet counters;
    private final BulkConditions conditions;

    BulkSamples(long seed) {
        this.values = new BulkValues(new Random(seed));
        AttributeSchema schema =
                AttributeSchema.empty().with("tags1", AttributeType.TAGS).with("tags2", AttributeType.TAGS);
        for (AttributeType type : AttributeType.values()) {
            for (int i = type == AttributeType.TAGS ? 0 : 1 + values.below(2); i > 0; i--) {
                schema = schema.with(type.jsonName() + i, type);
            }
        }
        this.attributes = schema;
        this.counters = new CounterSet(
                Duration.ofDays(60),
                Duration.ofDays(1),
                List.of(Counter.builder("c", Duration.ofDays(33), EventType.ORDER_PAID)
                        .amount("amount")
                        .build()));
        readings();
        this.conditions =
                new BulkConditions(values, program(List.of(), List.of()).schema());
    }

    BulkValues values() {
        return values;
    }

    Condition condition(SegmentProgram program) {
        return conditions.condition(program.segments().stream().map(Segment::id).toList());
    }

    private void readings() {
        CounterId counter = new CounterId("c");
        List<CounterWindow> windows = List.of(
                CounterWindow.lifetime(),
                CounterWindow.last(Duration.ofDays(2)),
                CounterWindow.during(CalendarWindow.Period.DAY, values.zone()));
        for (Measure measure : List.of(Measure.COUNT, Measure.SUM, Measure.FIRST, Measure.LAST)) {
            if (values.one(2)) {
                AttributeName name = new AttributeName("counted-" + readings.size());
                readings.add(Reading.of(name, counter, measure, values.any(windows)));
            }
        }
        readings.add(Reading.of(new AttributeName("paid"), counter, Measure.SUM, values.any(windows))
                .in(BulkValues.CNY));
    }

    /** A program whose segments refer to earlier ones, and whose rules come before these. */
    SegmentProgram program(int ruleCount, int segmentCount) {
        List<TagRule> rules = new ArrayList<>();
        Set<TagId> ruled = new LinkedHashSet<>();
        for (int i = 0; i < ruleCount; i++) {
            ruled.add(new TagId("rule-" + i));
        }
        for (TagId tag : ruled) {
            Optional<Duration> lingers = values.one(2) ? Optional.empty() : Optional.of(Duration.ofHours(7));
            Condition when = conditions.condition(List.of());
            rules.add(new TagRule(tag, TAGS2, TagFamily.BASIC, "", when, values.confidence(), lingers));
        }
        return program(rules, segments(segmentCount, ruled));
    }

    List<Segment> segments(int count, Set<TagId> ruled) {
        List<Segment> segments = new ArrayList<>();
        List<SegmentId> earlier = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Condition when = conditions.condition(earlier);
            if (!ruled.isEmpty() && values.one(2)) {
                Condition tag = Condition.attribute("tags2")
                        .hasTag(values.any(List.copyOf(ruled)).value())
                        .withConfidence(values.confidence());
                when = values.one(2) ? Condition.all(when, tag) : Condition.any(when, Condition.not(tag));
            }
            Segment segment = new Segment(new SegmentId("群-" + i), 1, "", when);
            segments.add(segment);
            earlier.add(segment.id());
        }
        return segments;
    }

    private SegmentProgram program(List<TagRule> rules, List<Segment> segments) {
        SegmentProgram.Builder program =
                SegmentProgram.builder("v1", attributes).counters(counters);
        readings.forEach(program::reading);
        rules.forEach(program::rule);
        segments.forEach(program::segment);
        return program.build();
    }

    /** Some members; each knows a part of everything. */
    Map<Profile, CounterState> members(int count) {
        Map<Profile, CounterState> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            MemberId member = new MemberId(values.any(WORDS) + i);
            members.put(profile(member), counted(member));
        }
        return members;
    }

    private Profile profile(MemberId member) {
        Profile profile = Profile.of(member);
        int missing = 1 + values.below(5);
        for (Map.Entry<AttributeName, AttributeType> attribute :
                attributes.types().entrySet()) {
            if (attribute.getValue() != AttributeType.TAGS && !values.one(missing)) {
                profile = profile.with(attribute.getKey(), values.value(attribute.getValue()));
            }
        }
        for (AttributeName set : List.of(TAGS1, TAGS2)) {
            for (int i = values.below(4); i > 0; i--) {
                profile = profile.with(set, values.tag(), values.tagged());
            }
            if (values.one(6)) {
                profile = profile.with(
                                set,
                                new TagId("gone"),
                                Tag.certain(values.tagged().source(), values.instant()))
                        .without(set, new TagId("gone"));
            }
        }
        return profile;
    }

    private CounterState counted(MemberId member) {
        CounterState state = CounterState.empty();
        for (int i = values.below(4); i > 0; i--) {
            Instant at = values.asOf().minus(values.offset().abs());
            CommunityEvent.Builder event = CommunityEvent.builder(
                    new IdempotencyKey(new EventSource("shop"), new EventId("事件" + i)),
                    EventType.ORDER_PAID,
                    at.isBefore(Timestamps.MIN) ? Timestamps.MIN : at);
            event.actor(member).beneficiary(member).with("amount", amount());
            if (state.tell(event.build(), member, counters, values.asOf()) instanceof CounterResult.Counted counted) {
                state = counted.state();
            }
        }
        return state;
    }

    private AttributeValue amount() {
        return values.one(2)
                ? AttributeValue.of(new Money(values.below(5), values.one(3) ? BulkValues.JPY : BulkValues.CNY))
                : AttributeValue.of(values.below(5));
    }
}
