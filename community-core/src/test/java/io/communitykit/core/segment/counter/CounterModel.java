package io.communitykit.core.segment.counter;

import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The plain model: every event that was ever counted, counted again from the start for each question. */
final class CounterModel {

    final CounterSet set;
    final MemberId member;
    final List<CommunityEvent> counted = new ArrayList<>();
    Instant asOf = Timestamps.MIN;

    CounterModel(CounterSet set, MemberId member) {
        this.set = set;
        this.member = member;
    }

    /** What should become of an event: the simple name of the case. */
    String tell(CommunityEvent event, Instant now) {
        Instant at = now.isBefore(asOf) ? asOf : now;
        Instant earliest = at.minus(set.horizon());
        List<CommunityEvent> same = counted.stream()
                .filter(each ->
                        each.key().equals(event.key()) && !each.occurredAt().isBefore(earliest))
                .toList();
        if (!same.isEmpty()) {
            return same.contains(event) ? "Repeated" : "Conflict";
        } else if (set.counters().stream().noneMatch(counter -> concerns(counter, event))) {
            return "Uncounted";
        } else if (event.occurredAt().isBefore(earliest)) {
            return "TooLate";
        } else if (event.occurredAt().isAfter(at.plus(set.skew()))) {
            return "TooEarly";
        }
        counted.add(event);
        asOf = at;
        return "Counted";
    }

    Optional<AttributeValue> value(Reading reading, Instant now) {
        Counter counter = set.counter(reading.counter()).orElseThrow();
        Instant at = now.isBefore(asOf) ? asOf : now;
        List<CommunityEvent> seen = counted.stream()
                .filter(event -> concerns(counter, event)
                        && inWindow(reading.window(), event.occurredAt(), at)
                        && reading.key()
                                .map(key -> keys(counter, event).contains(AttributeValue.of(key)))
                                .orElse(true))
                .toList();
        return switch (reading.measure()) {
            case COUNT -> Optional.of(AttributeValue.of(seen.size()));
            case SUM -> Optional.of(sum(reading, counter, seen));
            case DISTINCT -> Optional.of(AttributeValue.of(distinct(counter, seen)));
            case FIRST ->
                seen.stream()
                        .map(CommunityEvent::occurredAt)
                        .min(Instant::compareTo)
                        .map(AttributeValue::of);
            case LAST ->
                seen.stream()
                        .map(CommunityEvent::occurredAt)
                        .max(Instant::compareTo)
                        .map(AttributeValue::of);
        };
    }

    /** Every instant from now on at which anything could change, and its neighbours. */
    SortedSet<Instant> instants(Reading reading, Instant now) {
        SortedSet<Instant> all = new TreeSet<>();
        Instant last = now;
        for (CommunityEvent event : counted) {
            Instant at = event.occurredAt();
            all.add(at);
            last = at.isAfter(last) ? at : last;
            if (reading.window() instanceof CounterWindow.Rolling rolling) {
                all.add(at.plus(rolling.length()));
            }
        }
        if (reading.window() instanceof CounterWindow.Calendar calendar) {
            Instant until = last.plus(calendar.reach()).plus(Duration.ofDays(3));
            Instant next = now;
            while (next.isBefore(until)) {
                next = calendar.window().around(next, calendar.zone()).end();
                all.add(next);
            }
        }
        for (Instant each : List.copyOf(all)) {
            all.add(each.plusNanos(1_000));
            all.add(each.minusNanos(1_000));
        }
        all.removeIf(each -> !each.isAfter(now));
        return all;
    }

    private boolean concerns(Counter counter, CommunityEvent event) {
        Optional<MemberId> who = counter.of() == CountedMember.ACTOR ? event.actor() : event.beneficiary();
        return who.equals(Optional.of(member))
                && counter.types().contains(event.type())
                && counter.where()
                        .map(condition ->
                                condition.evaluate(new EventFacts(event)).isTrue())
                        .orElse(true);
    }

    private static boolean inWindow(CounterWindow window, Instant hit, Instant now) {
        if (hit.isAfter(now)) {
            return false;
        } else if (window instanceof CounterWindow.Rolling rolling) {
            return Duration.between(hit, now).compareTo(rolling.length()) <= 0;
        } else if (window instanceof CounterWindow.Calendar calendar) {
            return calendar.window().around(now, calendar.zone()).contains(hit);
        }
        return true;
    }

    private static List<AttributeValue> keys(Counter counter, CommunityEvent event) {
        return counter.by().map(name -> scalars(event, name)).orElse(List.of());
    }

    private static List<AttributeValue> scalars(CommunityEvent event, AttributeName name) {
        AttributeValue value = new EventFacts(event).value(name).orElse(null);
        return value == null ? List.of() : value instanceof ListOf list ? List.copyOf(list.values()) : List.of(value);
    }

    private static AttributeValue sum(Reading reading, Counter counter, List<CommunityEvent> seen) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CommunityEvent event : seen) {
            AttributeValue amount =
                    event.attribute(counter.amount().orElseThrow()).orElse(null);
            if (reading.currency().isPresent()) {
                if (amount instanceof Amount money
                        && money.value().currency().equals(reading.currency().get())) {
                    sum = sum.add(money.value().amount());
                }
            } else if (amount instanceof Whole whole) {
                sum = sum.add(BigDecimal.valueOf(whole.value()));
            } else if (amount instanceof Decimal decimal) {
                sum = sum.add(decimal.value());
            }
        }
        if (reading.currency().isPresent()) {
            return AttributeValue.of(Money.of(sum, reading.currency().get()));
        }
        try {
            return AttributeValue.of(sum.longValueExact());
        } catch (ArithmeticException e) {
            return AttributeValue.of(sum);
        }
    }

    private static long distinct(Counter counter, List<CommunityEvent> seen) {
        Set<Object> values = new HashSet<>();
        for (CommunityEvent event : seen) {
            for (AttributeValue value : scalars(event, counter.value().orElseThrow())) {
                if (value instanceof Whole whole) {
                    values.add(BigDecimal.valueOf(whole.value()).stripTrailingZeros());
                } else {
                    values.add(value instanceof Decimal decimal ? decimal.value() : value);
                }
            }
        }
        return values.size();
    }
}
