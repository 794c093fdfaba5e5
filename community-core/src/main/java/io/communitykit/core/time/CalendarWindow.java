package io.communitykit.core.time;

import io.communitykit.core.InvalidValueException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * A rule that gives every instant the calendar stretch it belongs to: its day, ISO week, month, quarter, half-year or year, or the
 * n days that end with its day. Days are those of a named zone, so a day may have 23 or 25 hours. A day begins once:
 * where clocks are set back over midnight, the new day goes on. Ranges hold their start and not their end. Immutable
 * and safe for many threads.
 */
public sealed interface CalendarWindow {

    /**
     * The range of this window that an instant belongs to.
     *
     * @param instant any instant
     * @param zone the zone whose calendar counts
     * @return the range; it contains the instant
     */
    default TimeRange around(Instant instant, ZoneId zone) {
        LocalDate day = dayOf(instant, zone);
        return new TimeRange(startOfDay(firstDay(day), zone), startOfDay(dayAfter(day), zone));
    }

    /**
     * The first day of the range that a day belongs to.
     *
     * @param day any day
     * @return the day itself or an earlier one
     */
    LocalDate firstDay(LocalDate day);

    /**
     * The first day after the range that a day belongs to.
     *
     * @param day any day
     * @return a later day
     */
    LocalDate dayAfter(LocalDate day);

    /** Stretches of the calendar that follow one another without a gap. */
    enum Period implements CalendarWindow {
        /** Midnight to midnight. */
        DAY {
            @Override
            public LocalDate firstDay(LocalDate day) {
                return day;
            }

            @Override
            public LocalDate plus(LocalDate day, long periods) {
                return day.plusDays(periods);
            }
        },
        /** An ISO 8601 week, Monday to Sunday. */
        WEEK {
            @Override
            public LocalDate firstDay(LocalDate day) {
                return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            }

            @Override
            public LocalDate plus(LocalDate day, long periods) {
                return day.plusWeeks(periods);
            }
        },
        /** A calendar month. */
        MONTH {
            @Override
            public LocalDate firstDay(LocalDate day) {
                return day.withDayOfMonth(1);
            }

            @Override
            public LocalDate plus(LocalDate day, long periods) {
                return day.plusMonths(periods);
            }
        },
        /** Three months that begin with January, April, July or October. */
        QUARTER {
            @Override
            public LocalDate firstDay(LocalDate day) {
                return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            }

            @Override
            public LocalDate plus(LocalDate day, long periods) {
                return day.plusMonths(Math.multiplyExact(periods, 3L));
            }
        },
        /** Six months that begin with January or July. */
        HALF_YEAR {
            @Override
            public LocalDate firstDay(LocalDate day) {
                return LocalDate.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7, 1);
            }

            @Override
            public LocalDate plus(LocalDate day, long periods) {
                return day.plusMonths(Math.multiplyExact(periods, 6L));
            }
        },
        /** A calendar year. */
        YEAR {
            @Override
            public LocalDate firstDay(LocalDate day) {
                return day.withDayOfYear(1);
            }

            @Override
            public LocalDate plus(LocalDate day, long periods) {
                return day.plusYears(periods);
            }
        };

        @Override
        public LocalDate dayAfter(LocalDate day) {
            return plus(firstDay(day), 1);
        }

        /**
         * Moves a day by whole periods; months clamp, so 31 January plus one month is the last day of February.
         *
         * @param day any day
         * @param periods how many, negative for the past
         * @return the moved day
         */
        public abstract LocalDate plus(LocalDate day, long periods);
    }

    /**
     * The n days that end with the day in question.
     *
     * @param days how many days, the day itself included; 1 to 36,600
     */
    record Rolling(int days) implements CalendarWindow {

        /**
         * Checks the number of days.
         *
         * @param days how many days
         */
        public Rolling {
            if (days < 1 || days > 36_600) {
                throw InvalidValueException.of("days of a rolling window", "1 to 36600", days);
            }
        }

        @Override
        public LocalDate firstDay(LocalDate day) {
            return day.minusDays(days - 1L);
        }

        @Override
        public LocalDate dayAfter(LocalDate day) {
            return day.plusDays(1);
        }
    }

    /**
     * The day that an instant belongs to: the one that began last. That is the day on the calendar, but for the hours
     * that follow a midnight when clocks are set back over it: they belong to the new day, whose date they no longer
     * show.
     *
     * @param instant any instant
     * @param zone the zone
     * @return the day; later instants have the same or a later one
     */
    static LocalDate dayOf(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        while (!instant.isBefore(startOfDay(day.plusDays(1), zone))) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * The first instant of a day. Where a time change skips midnight it is the first instant that exists; where
     * midnight comes twice it is the first one.
     *
     * @param day any day
     * @param zone the zone
     * @return the instant
     */
    static Instant startOfDay(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
