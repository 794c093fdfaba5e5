package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.internal.Spans;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Optional;

/**
 * Over which stretch of time a ladder counts. Days are those of the points program's zone and follow when facts occurred.
 * Immutable and safe for many threads.
 */
public sealed interface Window {

    /** Everything that ever came in. */
    record Lifetime() implements Window {
        /** The only one. */
        public static final Lifetime INSTANCE = new Lifetime();
    }

    /**
     * The calendar stretch that the day is in.
     *
     * @param period how long
     * @param yearStart the day on which the year begins from which months, quarters and halves are counted; 1 January for
     *     days and weeks
     */
    record Calendar(CalendarWindow.Period period, MonthDay yearStart) implements Window {

        /** The year as most people count it. */
        public static final MonthDay NEW_YEAR = MonthDay.of(1, 1);

        /**
         * Checks the start of the year.
         *
         * @param period how long
         * @param yearStart the day on which the year begins; its day of the month is at most 28
         */
        public Calendar {
            boolean months = period != CalendarWindow.Period.DAY && period != CalendarWindow.Period.WEEK;
            if (yearStart.getDayOfMonth() > 28 || (!months && !yearStart.equals(NEW_YEAR))) {
                throw InvalidValueException.of(
                        "start of the year", "a day that every month has, and 1 January for days and weeks", yearStart);
            }
        }
    }

    /**
     * The last so many days or months, the day itself included.
     *
     * @param length above 0; months clamp
     */
    record Rolling(Period length) implements Window {

        /**
         * Checks the length.
         *
         * @param length above 0, at most 1,000 years
         */
        public Rolling {
            Spans.require("length of a rolling window", length);
        }
    }

    /**
     * What was recorded since the tier was reached or last confirmed. A tier begins with the posting that led to it, so this
     * window alone follows the order of recording.
     */
    record SinceTierStart() implements Window {
        /** The only one. */
        public static final SinceTierStart INSTANCE = new SinceTierStart();
    }

    /**
     * The stretch between two anniversaries of the day on which the member joined: the day of the account's first fact. Who
     * joined on 29 February has an anniversary on 28 February in years without that day.
     *
     * @param months how many months from one anniversary to the next, 1 to 1,200
     */
    record Anniversary(int months) implements Window {

        /**
         * Checks the number.
         *
         * @param months how many months, 1 to 1,200
         */
        public Anniversary {
            if (months < 1 || months > 1_200) {
                throw InvalidValueException.of("months between anniversaries", "1 to 1200", months);
            }
        }
    }

    /**
     * From a given day on.
     *
     * @param from the first day
     * @param until the first day after; empty for no end
     */
    record Dated(LocalDate from, Optional<LocalDate> until) implements Window {

        /**
         * Checks the order of the days.
         *
         * @param from the first day
         * @param until the first day after
         */
        public Dated {
            if (until.isPresent() && !until.get().isAfter(from)) {
                throw InvalidValueException.of("end of a window", "after its start " + from, until.get());
            }
        }
    }
}
