package io.communitykit.core.segment;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects instants that could matter, each with its neighbours to the microsecond. */
final class ModelInstants {

    /** Some condition asks whether an attribute is so long ago. */
    record Age(AttributeName attribute, Duration duration) {}

    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final Instant after;
    private final Instant until;
    private final SortedSet<Instant> all = new TreeSet<>();

    ModelInstants(Instant after, Instant until) {
        this.after = after;
        this.until = until;
    }

    SortedSet<Instant> all() {
        return all;
    }

    void at(Instant instant) {
        if (instant.isAfter(until.plus(MICRO)) || instant.isBefore(after.minus(MICRO))) {
            return;
        }
        for (Instant each : Set.of(instant.minus(MICRO), instant, instant.plus(MICRO))) {
            if (each.isAfter(after) && !each.isAfter(until)) {
                all.add(each);
            }
        }
    }

    void plus(Instant instant, Duration duration) {
        at(instant.plus(duration));
    }

    void ages(AttributeValue value, Duration duration) {
        if (value instanceof Moment moment) {
            plus(moment.value(), duration);
        }
    }

    void midnights(ZoneId zone) {
        LocalDate last = until.atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = after.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            at(ModelJudge.start(day, zone));
        }
    }

    void fades(ModelTag tag, Set<Integer> thresholds) {
        thresholds.forEach(least -> tag.fallsBelow(least).ifPresent(this::at));
    }
}
