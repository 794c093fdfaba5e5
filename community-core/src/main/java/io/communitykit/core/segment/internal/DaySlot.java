package io.communitykit.core.segment.internal;

import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many days of one zone's calendar ago an instant or a date is. */
final class DaySlot extends Slot {

    private final AttributeName name;
    private final ZoneId zone;
    private final int[] days;

    DaySlot(AttributeName name, ZoneId zone, List<Literal> literals) {
        super(literals);
        this.name = name;
        this.zone = zone;
        this.days = literals.stream()
                .mapToInt(it -> ((DayRecency) it.predicate()).days())
                .toArray();
    }

    @Override
    long write(Known known, long now, long[] bits) {
        LocalDate day = day(known.value(name));
        if (day == null) {
            return NEVER;
        }
        long ago = CalendarWindow.dayOf(Timestamps.ofMicros(now), zone).toEpochDay() - day.toEpochDay();
        long next = NEVER;
        for (int i = 0; i < days.length; i++) {
            boolean within = ago <= days[i];
            if (literals().get(i).holds() == within) {
                Bits.set(bits, first() + i);
            }
            next = within ? Math.min(next, days[i]) : next;
        }
        return next == NEVER ? NEVER : micros(CalendarWindow.startOfDay(day.plusDays(next + 1), zone));
    }

    private @Nullable LocalDate day(@Nullable AttributeValue value) {
        if (value instanceof Moment moment) {
            return CalendarWindow.dayOf(moment.value(), zone);
        }
        return value instanceof Day day ? day.value() : null;
    }

    private static long micros(Instant instant) {
        return instant.isAfter(Timestamps.MAX) ? NEVER : Timestamps.toMicros(instant);
    }
}
