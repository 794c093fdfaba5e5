package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.CalendarWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** Counters, events and readings by chance, from a seed; so few of each that they meet. */
final class CounterSamples {

    static final MemberId ALICE = new MemberId("alice");
    static final Currency CNY = Currency.getInstance("CNY");
    static final Currency USD = Currency.getInstance("USD");
    static final List<String> KEYS = List.of("fresh", "生鲜", "🥬", "𠮷野家", "", "Fresh");
    static final List<ZoneId> ZONES = List.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Shanghai"));

    private static final List<EventType> TYPES =
            List.of(EventType.ORDER_PAID, EventType.CONTENT_LIKED, EventType.MEMBER_LOGGED_IN);

    private final Random random;

    CounterSamples(Random random) {
        this.random = random;
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    CounterSet set() {
        List<Counter> counters = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            counters.add(counter("c" + i));
        }
        Duration horizon =
                any(List.of(Duration.ofSeconds(1), Duration.ofHours(30), Duration.ofDays(9), Duration.ofDays(60)));
        return new CounterSet(horizon, any(List.of(Duration.ZERO, Duration.ofHours(7), Duration.ofDays(40))), counters);
    }

    private Counter counter(String id) {
        Duration keep =
                any(List.of(Duration.ofSeconds(10), Duration.ofDays(3), Duration.ofDays(8), Duration.ofDays(33)));
        Counter.Builder counter = Counter.builder(
                id, keep, random.nextInt(3) == 0 ? new EventType[] {TYPES.get(0)} : TYPES.toArray(new EventType[0]));
        if (random.nextInt(4) == 0) {
            counter.of(CountedMember.BENEFICIARY);
        }
        if (random.nextInt(4) == 0) {
            counter.where(Condition.not(Condition.attribute("channel").is("app")));
        }
        if (random.nextInt(4) > 0) {
            counter.by(any(List.of("category", "channel", "subject", "type")));
        }
        return counter.amount("amount")
                .value(any(List.of("category", "amount", "subject")))
                .build();
    }

    CommunityEvent event(int number, Instant at) {
        CommunityEvent.Builder event = CommunityEvent.builder(
                new IdempotencyKey(new EventSource("shop"), new EventId("事件" + number)), any(TYPES), at);
        if (random.nextInt(10) > 0) {
            event.actor(ALICE);
        }
        if (random.nextInt(2) == 0) {
            event.beneficiary(random.nextInt(3) == 0 ? new MemberId("bob") : ALICE);
        }
        if (random.nextInt(2) == 0) {
            event.subject(new Subject(any(List.of("post-1", "post-2", "帖子"))));
        }
        if (random.nextInt(4) > 0) {
            event.with("category", random.nextBoolean() ? key() : AttributeValue.of(random.nextInt(3)));
        }
        if (random.nextInt(4) > 0) {
            event.with("channel", AttributeValue.of(any(List.of("app", "web"))));
        }
        if (random.nextInt(4) > 0) {
            event.with("amount", amount());
        }
        return event.build();
    }

    private AttributeValue key() {
        if (random.nextBoolean()) {
            return AttributeValue.of(any(KEYS));
        }
        List<AttributeValue.Scalar> keys = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            keys.add(AttributeValue.of(any(KEYS)));
        }
        return new AttributeValue.ListOf(keys);
    }

    private AttributeValue amount() {
        return switch (random.nextInt(6)) {
            case 0 -> AttributeValue.of(any(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 0L)));
            case 1 -> AttributeValue.of(new BigDecimal(any(List.of("0.5", "-0.5", "2.0", "1E+29", "-1E+29", "1E-30"))));
            case 2 -> AttributeValue.of(new Money(random.nextInt(5) - 2, USD));
            case 3 -> AttributeValue.of(random.nextInt(5) - 2);
            case 4 -> AttributeValue.of("not an amount");
            default -> AttributeValue.of(new Money(random.nextInt(5) - 2, CNY));
        };
    }

    /** Readings that the set can answer. */
    List<Reading> readings(CounterSet set, int count) {
        List<Reading> readings = new ArrayList<>();
        while (readings.size() < count) {
            Reading reading = reading(any(set.counters()).id());
            try {
                set.check(reading);
                readings.add(reading);
            } catch (InvalidValueException e) {
                // Another one.
            }
        }
        return readings;
    }

    private Reading reading(CounterId counter) {
        Reading reading = Reading.of(new AttributeName("a"), counter, any(List.of(Measure.values())), window());
        if (reading.measure() == Measure.SUM && random.nextInt(3) > 0) {
            reading = reading.in(random.nextBoolean() ? CNY : USD);
        }
        return random.nextBoolean()
                ? reading
                : reading.ofKey(any(List.of("fresh", "生鲜", "🥬", "app", "order.paid", "")));
    }

    private CounterWindow window() {
        return switch (random.nextInt(4)) {
            case 0 -> CounterWindow.lifetime();
            case 1 ->
                CounterWindow.last(any(List.of(
                        Duration.ofSeconds(1),
                        Duration.ofHours(5),
                        Duration.ofDays(1),
                        Duration.ofDays(3),
                        Duration.ofDays(30))));
            case 2 -> CounterWindow.during(any(List.of(CalendarWindow.Period.values())), any(ZONES));
            default -> CounterWindow.during(new CalendarWindow.Rolling(any(List.of(1, 2, 7, 30))), any(ZONES));
        };
    }

    /** A move of the clock: mostly a little ahead, sometimes far, sometimes back. */
    Duration step() {
        return switch (random.nextInt(8)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofNanos(1_000);
            case 2 -> Duration.ofDays(1);
            case 3 -> Duration.ofHours(-5);
            case 4 -> Duration.ofDays(random.nextInt(12));
            default -> Duration.ofMinutes(random.nextInt(1_000));
        };
    }

    /** When an event happened, seen from now: just now, late, too late, ahead, too far ahead. */
    Duration offset() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Duration.ZERO;
            case 2 -> Duration.ofNanos(-1_000L * random.nextInt(3));
            case 3 -> Duration.ofDays(-random.nextInt(40));
            case 4 -> Duration.ofHours(random.nextInt(20));
            case 5 -> Duration.ofDays(random.nextInt(50));
            default -> Duration.ofMinutes(-random.nextInt(2_000));
        };
    }
}
