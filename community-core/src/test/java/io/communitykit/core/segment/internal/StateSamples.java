package io.communitykit.core.segment.internal;

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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** States of members by chance, from a seed, with texts of all planes and numbers at all borders. */
final class StateSamples {

    private static final List<String> CURRENCIES = List.of("CNY", "JPY", "KWD", "USD");
    private static final CounterSet COUNTERS = new CounterSet(
            Duration.ofDays(30),
            Duration.ZERO,
            List.of(Counter.builder("orders", Duration.ofDays(30), EventType.ORDER_PAID)
                    .by("category")
                    .amount("amount")
                    .build()));

    private final Random random;

    StateSamples(Random random) {
        this.random = random;
    }

    MemberState state() {
        MemberId member = new MemberId(id());
        Map<AttributeName, AttributeValue> attributes = new HashMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            attributes.put(name(), value());
        }
        Map<AttributeName, Map<TagId, Tag>> sets = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Map<TagId, Tag> tags = new HashMap<>();
            for (int j = random.nextInt(6); j > 0; j--) {
                tags.put(new TagId(id()), tag());
            }
            sets.put(name(), tags);
        }
        return new MemberState(
                new Profile(member, attributes, sets),
                counters(member),
                instant(),
                random.nextBoolean() ? Optional.of(new PolicyVersion(id())) : Optional.empty(),
                changes(member),
                random.nextBoolean() ? Optional.of(instant()) : Optional.empty());
    }

    private Map<SegmentId, SegmentChange> changes(MemberId member) {
        Map<SegmentId, SegmentChange> changes = new HashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            SegmentId segment = new SegmentId(id());
            changes.put(
                    segment,
                    new SegmentChange(
                            member,
                            segment,
                            any(1, 2, Integer.MAX_VALUE),
                            any(SegmentChange.Kind.values()),
                            instant(),
                            any(1L, 2L, 1L << 60, Long.MAX_VALUE),
                            any(SegmentChange.Cause.values())));
        }
        return changes;
    }

    private CounterState counters(MemberId member) {
        CounterState state = CounterState.empty();
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        for (int i = random.nextInt(6); i > 0; i--) {
            now = now.plusSeconds(random.nextInt(1_000_000));
            CommunityEvent event = CommunityEvent.builder(
                            new IdempotencyKey(new EventSource("shop"), new EventId(id())), EventType.ORDER_PAID, now)
                    .actor(member)
                    .with("category", AttributeValue.of(text()))
                    .with(
                            "amount",
                            random.nextBoolean() ? AttributeValue.of(decimal()) : AttributeValue.of(random.nextInt()))
                    .build();
            state = state.tell(event, member, COUNTERS, now).changed().orElse(state);
        }
        return state;
    }

    Tag tag() {
        Optional<Fading> fading = switch (random.nextInt(3)) {
            case 0 -> Optional.of(new Fading.Expires(instant()));
            case 1 ->
                Optional.of(new Fading.HalfLife(any(
                        Duration.ofSeconds(1),
                        Duration.ofNanos(1_000_001_000L),
                        Duration.ofDays(30),
                        Duration.ofDays(36_600))));
            default -> Optional.empty();
        };
        return new Tag(new TagSource(id()), 1 + random.nextInt(10_000), instant(), fading);
    }

    AttributeValue value() {
        if (random.nextInt(8) > 0) {
            return scalar();
        }
        List<AttributeValue.Scalar> values = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            values.add(scalar());
        }
        return new AttributeValue.ListOf(values);
    }

    private AttributeValue.Scalar scalar() {
        return switch (random.nextInt(7)) {
            case 0 -> AttributeValue.of(text());
            case 1 -> AttributeValue.of(any(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong()));
            case 2 -> AttributeValue.of(decimal());
            case 3 -> AttributeValue.of(random.nextBoolean());
            case 4 ->
                AttributeValue.of(new Money(
                        any(0L, -1L, 3_900L, Long.MIN_VALUE, Long.MAX_VALUE),
                        Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())))));
            case 5 -> AttributeValue.of(instant());
            default ->
                AttributeValue.of(any(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.of(2024, 2, 29)));
        };
    }

    private BigDecimal decimal() {
        return switch (random.nextInt(4)) {
            case 0 -> new BigDecimal(any("0", "100", "0.10", "-1E+100", "1E-100", "5.00", "0E+9"));
            case 1 -> new BigDecimal(BigInteger.TEN.pow(100).subtract(BigInteger.ONE), random.nextInt(201) - 100);
            default -> new BigDecimal(new BigInteger(1 + random.nextInt(300), random), random.nextInt(101) - 50);
        };
    }

    Instant instant() {
        return switch (random.nextInt(6)) {
            case 0 -> Timestamps.MIN;
            case 1 -> Timestamps.MAX;
            case 2 -> Instant.EPOCH.minusNanos(1_000);
            default ->
                Timestamps.cut("sample", Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L));
        };
    }

    private AttributeName name() {
        return new AttributeName(any("city", "a", "B-1_2.x", "v", "x".repeat(64), "n" + random.nextInt(1_000)));
    }

    /** 1 to 255 bytes of UTF-8 in all planes. */
    private String id() {
        String id = text();
        return id.isEmpty() ? "🥬" : id;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(
                    switch (random.nextInt(5)) {
                        case 0 -> any("生鲜", "😀", "𠮷", "👨‍👩‍👧", "e\u0301", "\u2028", "\ufeff", "\uffff", "\u007f");
                        case 1 -> any("\"", "\\", "/", "~", "\n", "\t", "\r", "\u0001", "\u001f", " ", "'", "{", "<");
                        case 2 -> Character.toString(0x10000 + random.nextInt(0x100000));
                        case 3 -> Character.toString(0x4e00 + random.nextInt(0x5000));
                        default -> Character.toString('a' + random.nextInt(26));
                    });
        }
        return text.toString();
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }
}
