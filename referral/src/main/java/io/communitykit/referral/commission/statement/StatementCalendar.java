package io.communitykit.referral.commission.statement;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * By which days commission is held and by which periods it is stated. A period is named by its first day. Immutable and safe for many
 * threads.
 *
 * @param zone whose days
 * @param period how long a statement is
 */
public record StatementCalendar(ZoneId zone, CalendarWindow.Period period) {

    /**
     * The period that an instant lies in.
     *
     * @param instant any instant
     * @return its first day
     */
    public LocalDate periodOf(Instant instant) {
        return period.firstDay(dayOf(instant));
    }

    /**
     * The day that an instant lies in.
     *
     * @param instant any instant
     * @return the day of the zone
     */
    public LocalDate dayOf(Instant instant) {
        return CalendarWindow.dayOf(instant, zone);
    }

    /**
     * When a day begins.
     *
     * @param day any day
     * @return its first instant
     */
    public Instant startOf(LocalDate day) {
        return CalendarWindow.startOfDay(day, zone);
    }

    /**
     * When a period ends.
     *
     * @param firstDay names the period
     * @return the first instant after it
     */
    public Instant endOf(LocalDate firstDay) {
        return startOf(period.dayAfter(firstDay));
    }

    /**
     * From when to when a period is.
     *
     * @param firstDay names the period
     * @return its range
     */
    public TimeRange range(LocalDate firstDay) {
        return new TimeRange(startOf(firstDay), endOf(firstDay));
    }
}
