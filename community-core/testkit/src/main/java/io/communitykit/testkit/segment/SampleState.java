package io.communitykit.testkit.segment;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.SegmentChange;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import io.communitykit.testkit.internal.LookAlikes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** States to put into a store, small and large. */
final class SampleState {

    static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    static final AttributeName COUNT = new AttributeName("count");
    static final AttributeName TWIN = new AttributeName("twin");
    private static final AttributeName LIKES = new AttributeName("likes");

    private static final CounterSet COUNTERS = new CounterSet(
            Duration.ofDays(30),
            Duration.ZERO,
            List.of(Counter.builder("orders", Duration.ofDays(30), EventType.ORDER_PAID)
                    .by("category")
                    .build()));

    private SampleState() {}

    /** Two attributes that always have the same number. */
    static MemberState counted(MemberId member, long number) {
        return of(Profile.of(member).with(COUNT, AttributeValue.of(number)).with(TWIN, AttributeValue.of(number)));
    }

    /** The number of such a state; 0 of a member never seen, -1 where the two differ. */
    static long number(Optional<MemberState> state) {
        if (state.isEmpty()) {
            return 0;
        }
        Map<AttributeName, AttributeValue> attributes = state.get().profile().attributes();
        AttributeValue number = attributes.get(COUNT);
        return number instanceof AttributeValue.Whole whole && number.equals(attributes.get(TWIN)) ? whole.value() : -1;
    }

    static MemberState due(MemberId member, Optional<Instant> at) {
        return new MemberState(Profile.of(member), CounterState.empty(), MARCH, Optional.empty(), Map.of(), at);
    }

    private static MemberState of(Profile profile) {
        return new MemberState(profile, CounterState.empty(), MARCH, Optional.empty(), Map.of(), Optional.empty());
    }

    /** Something in every field, at the borders where there are some. */
    static MemberState full(MemberId member) {
        Map<SegmentId, SegmentChange> changes = new HashMap<>();
        for (SegmentChange.Cause cause : SegmentChange.Cause.values()) {
            SegmentId segment = new SegmentId("人群 😀 " + cause);
            SegmentChange.Kind kind =
                    cause == SegmentChange.Cause.TIME ? SegmentChange.Kind.LEFT : SegmentChange.Kind.ENTERED;
            changes.put(
                    segment,
                    new SegmentChange(member, segment, Integer.MAX_VALUE, kind, Timestamps.MAX, Long.MAX_VALUE, cause));
        }
        return new MemberState(
                tagged(attributes(Profile.of(member))),
                counters(member),
                Timestamps.MAX,
                Optional.of(new PolicyVersion("版本 7")),
                changes,
                Optional.of(Timestamps.MIN));
    }

    private static Profile attributes(Profile profile) {
        int number = 0;
        Profile more = profile;
        for (AttributeValue value : List.of(
                AttributeValue.of("成都 😀 𠮷 \" \\ \n\u0001\u2028\uffff"),
                AttributeValue.of(""),
                AttributeValue.of(Long.MIN_VALUE),
                AttributeValue.of(new BigDecimal("-0.1000000000000000000000000000000001")),
                AttributeValue.of(new BigDecimal("1E+100")),
                AttributeValue.of(true),
                AttributeValue.of(new Money(Long.MAX_VALUE, Currency.getInstance("CNY"))),
                AttributeValue.of(Timestamps.MIN),
                AttributeValue.of(Timestamps.MAX),
                AttributeValue.of(LocalDate.of(1, 1, 1)),
                AttributeValue.of(LocalDate.of(9999, 12, 31)),
                new AttributeValue.ListOf(List.of()),
                new AttributeValue.ListOf(List.of(AttributeValue.of("1"), AttributeValue.of(1))))) {
            more = more.with(new AttributeName("a" + number++), value);
        }
        for (String text : LookAlikes.IDS) {
            more = more.with(new AttributeName("t" + number++), AttributeValue.of(text));
        }
        return more;
    }

    private static Profile tagged(Profile profile) {
        Map<TagId, Tag> tags = new HashMap<>();
        for (String id : LookAlikes.IDS) {
            tags.put(new TagId(id), Tag.certain(new TagSource(id), MARCH));
        }
        tags.put(new TagId("half"), tag(new Fading.HalfLife(Duration.ofDays(36_600))));
        tags.put(new TagId("ends"), tag(new Fading.Expires(Timestamps.MAX)));
        AttributeName empty = new AttributeName("empty");
        return new Profile(profile.member(), profile.attributes(), Map.of(LIKES, tags, empty, Map.of()));
    }

    private static Tag tag(Fading fading) {
        return new Tag(TagSource.RULE, 1, Timestamps.MIN, Optional.of(fading));
    }

    private static CounterState counters(MemberId member) {
        CounterState state = CounterState.empty();
        for (String category : List.of("fresh", "生鲜", "🥬")) {
            CommunityEvent event = CommunityEvent.builder(
                            new IdempotencyKey(new EventSource("shop"), new EventId(category)),
                            EventType.ORDER_PAID,
                            MARCH)
                    .actor(member)
                    .with("category", AttributeValue.of(category))
                    .build();
            state = state.tell(event, member, COUNTERS, MARCH).changed().orElseThrow();
        }
        return state;
    }

    /** As many tags as a set may have. */
    static MemberState large(MemberId member) {
        Map<TagId, Tag> tags = new HashMap<>();
        for (int i = 0; i < Profile.MAX_TAGS; i++) {
            tags.put(new TagId("标签 🏷 " + i), Tag.certain(TagSource.RULE, MARCH));
        }
        return of(new Profile(member, Map.of(), Map.of(LIKES, tags)));
    }
}
