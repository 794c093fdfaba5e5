package io.communitykit.membership.points.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What every stretch of days, months or years in a lot policy must be, and where it ends. */
public final class Spans {

    private static final int MAX_YEARS = 1_000;

    /** A day after the leap day, so that a year is 365 days and a month 31. */
    private static final LocalDate ANY_DAY = LocalDate.of(2000, 3, 1);

    private Spans() {}

    /**
     * The first instant of a day, which decides when points begin or end.
     *
     * @param day any day
     * @param zone the program's zone
     * @return the instant; {@link Timestamps#MAX} where it is beyond what can be stored
     */
    public static Instant startOf(LocalDate day, ZoneId zone) {
        Instant start = CalendarWindow.startOfDay(day, zone);
        return start.isAfter(Timestamps.MAX) ? Timestamps.MAX : start;
    }

    /**
     * How long a stretch is, to tell the longer of two; what it decides is advice and not points.
     *
     * @param span the stretch
     * @return days, from a day in March
     */
    public static long days(Period span) {
        return ChronoUnit.DAYS.between(ANY_DAY, ANY_DAY.plus(span));
    }

    /**
     * Checks a stretch.
     *
     * @param name what it is called where the caller set it
     * @param span the stretch
     * @throws InvalidValueException unless it is above 0, no part of it is below 0, and it is at most 1,000 years
     */
    public static void require(String name, Period span) {
        boolean negative = span.getDays() < 0 || span.getMonths() < 0 || span.getYears() < 0;
        if (negative || span.isZero() || span.toTotalMonths() + span.getDays() / 28L > MAX_YEARS * 12L) {
            throw InvalidValueException.of(name, "above 0 and at most " + MAX_YEARS + " years", span);
        }
    }
}
