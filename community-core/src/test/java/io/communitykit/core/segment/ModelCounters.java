package io.communitykit.core.segment;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.counter.CountedMember;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Reading;
import io.communitykit.core.time.CalendarWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Every event that was ever counted, counted again from the start for each question. */
final class ModelCounters {

    private final CounterSet set;
    private final MemberId member;
    final List<CommunityEvent> counted = new ArrayList<>();

    ModelCounters(CounterSet set, MemberId member) {
        this.set = set;
        this.member = member;
    }

    /** Whether it counts now: it concerns a counter, is no repeat, not too late and not too early. */
    boolean tell(CommunityEvent event, Instant now) {
        Instant earliest = now.minus(set.horizon());
        boolean known = counted.stream()
                .anyMatch(each ->
                        each.key().equals(event.key()) && !each.occurredAt().isBefore(earliest));
        boolean counts = !known
                && set.counters().stream().anyMatch(it -> concerns(it, event))
                && !event.occurredAt().isBefore(earliest)
                && !event.occurredAt().isAfter(now.plus(set.skew()));
        if (counts) {
            counted.add(event);
        }
        return counts;
    }

    private boolean concerns(Counter counter, CommunityEvent event) {
        Optional<MemberId> who = counter.of() == CountedMember.ACTOR ? event.actor() : event.beneficiary();
        return who.equals(Optional.of(member))
                && counter.types().contains(event.type())
                && counter.where()
                        .map(it -> new ModelJudge(new EventWorld(event)).judge(it) == ModelJudge.YES)
                        .orElse(true);
    }

    Optional<AttributeValue> value(Reading reading, Instant now) {
        Counter counter = set.counter(reading.counter()).orElseThrow();
        List<CommunityEvent> seen = counted.stream()
                .filter(it -> concerns(counter, it)
                        && within(reading.window(), it.occurredAt(), now)
                        && (reading.key().isEmpty()
                                || values(it, counter.by().orElseThrow())
                                        .anyMatch(
                                                AttributeValue.of(reading.key().get())::equals)))
                .toList();
        Stream<Instant> times = seen.stream().map(CommunityEvent::occurredAt);
        return switch (reading.measure()) {
            case COUNT -> Optional.of(AttributeValue.of(seen.size()));
            case FIRST -> times.min(Instant::compareTo).map(AttributeValue::of);
            case LAST -> times.max(Instant::compareTo).map(AttributeValue::of);
            case DISTINCT ->
                Optional.of(AttributeValue.of(distinct(seen, counter.value().orElseThrow())));
            case SUM -> Optional.of(sum(reading, seen, counter.amount().orElseThrow()));
        };
    }

    private static boolean within(CounterWindow window, Instant hit, Instant now) {
        if (hit.isAfter(now)) {
            return false;
        } else if (window instanceof CounterWindow.Rolling rolling) {
            return !hit.plus(rolling.length()).isBefore(now);
        } else if (window instanceof CounterWindow.Calendar calendar) {
            LocalDate today = ModelJudge.day(now, calendar.zone());
            return !ModelJudge.day(hit, calendar.zone()).isBefore(firstDay(calendar.window(), today));
        }
        return true;
    }

    /** The first day of the stretch that ends with today, or that today belongs to. */
    private static LocalDate firstDay(CalendarWindow window, LocalDate today) {
        if (window instanceof CalendarWindow.Rolling rolling) {
            return today.minusDays(rolling.days() - 1L);
        }
        return switch ((CalendarWindow.Period) window) {
            case DAY -> today;
            case WEEK -> today.minusDays(today.getDayOfWeek().getValue() - 1L);
            case MONTH -> today.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(today.getYear(), today.getMonth().firstMonthOfQuarter(), 1);
            case HALF_YEAR -> LocalDate.of(today.getYear(), today.getMonthValue() < 7 ? 1 : 7, 1);
            case YEAR -> LocalDate.of(today.getYear(), 1, 1);
        };
    }

    private static Stream<AttributeValue> values(CommunityEvent event, AttributeName name) {
        return event.attribute(name).stream()
                .flatMap(it -> it instanceof ListOf list ? list.values().stream() : Stream.of(it));
    }

    private static long distinct(List<CommunityEvent> seen, AttributeName name) {
        List<AttributeValue> different = new ArrayList<>();
        seen.stream().flatMap(it -> values(it, name)).forEach(value -> {
            if (different.stream().noneMatch(each -> ModelValues.same(each, value))) {
                different.add(value);
            }
        });
        return different.size();
    }

    private static AttributeValue sum(Reading reading, List<CommunityEvent> seen, AttributeName name) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CommunityEvent event : seen) {
            AttributeValue amount = event.attribute(name).orElse(AttributeValue.of(""));
            if (amount instanceof Amount money
                    && reading.currency().equals(Optional.of(money.value().currency()))) {
                sum = sum.add(money.value().amount());
            } else if ((amount instanceof Whole || amount instanceof Decimal)
                    && reading.currency().isEmpty()) {
                sum = sum.add(ModelValues.number(amount));
            }
        }
        BigDecimal all = sum;
        return reading.currency()
                .<AttributeValue>map(it -> AttributeValue.of(Money.of(all, it)))
                .orElseGet(() -> AttributeValue.of(all));
    }

    /** An event's own attributes. */
    private record EventWorld(CommunityEvent event) implements ModelJudge.World {
        @Override
        public Optional<AttributeValue> value(AttributeName name) {
            return event.attribute(name);
        }

        @Override
        public Instant now() {
            return event.occurredAt();
        }

        @Override
        public OptionalInt confidence(AttributeName tags, TagId tag) {
            return OptionalInt.empty();
        }

        @Override
        public int inSegment(SegmentId segment) {
            return ModelJudge.UNKNOWN;
        }

        @Override
        public String unit() {
            throw new IllegalStateException("no bucket asks of an event here");
        }
    }
}
