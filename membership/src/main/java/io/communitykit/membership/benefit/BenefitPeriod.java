package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** How often a quota begins anew. Days are those of the points program's zone. Immutable and safe for many threads. */
public sealed interface BenefitPeriod {

    /** A stretch of days in which a quota counts: the first day, and the first day after it. */
    record Days(LocalDate first, LocalDate after) {}

    /**
     * The stretch that a day is in.
     *
     * @param day the day
     * @param birthday the member's birthday, where the host knows it
     * @return the stretch; empty where the quota cannot be used on that day
     */
    Optional<Days> around(LocalDate day, Optional<MonthDay> birthday);

    /**
     * Until when a unit of the quota that is used and undone can be used again.
     *
     * @param day the day of the use
     * @param days the stretch that it is in
     * @return the first day on which it is lost
     */
    default LocalDate returnedUntil(LocalDate day, Days days) {
        return days.after();
    }

    /**
     * The window under which an account counts uses.
     *
     * @param cap names the benefit
     * @param first the first day of the stretch
     * @return the window
     */
    CapWindow window(CapId cap, LocalDate first);

    /**
     * Every calendar stretch.
     *
     * @param period how long
     */
    record Every(CapPeriod period) implements BenefitPeriod {

        @Override
        public Optional<Days> around(LocalDate day, Optional<MonthDay> birthday) {
            if (period == CapPeriod.LIFETIME) {
                return Optional.of(new Days(LocalDate.EPOCH, LocalDate.MAX));
            }
            CalendarWindow window = period.calendar().orElseThrow();
            return Optional.of(new Days(window.firstDay(day), window.dayAfter(day)));
        }

        @Override
        public CapWindow window(CapId cap, LocalDate first) {
            return new CapWindow(cap, period, first);
        }
    }

    /**
     * Once for each birthday, some days around it. A birthday on 29 February is on 28 February in years without that day.
     *
     * @param before how many days before it, 0 to 180
     * @param after how many days after it, 0 to 180
     */
    record Birthday(int before, int after) implements BenefitPeriod {

        /** The most days on either side, so that two birthdays never share a day. */
        public static final int MAX_DAYS = 180;

        /**
         * Checks the numbers.
         *
         * @param before how many days before it, 0 to 180
         * @param after how many days after it, 0 to 180
         */
        public Birthday {
            if (before < 0 || before > MAX_DAYS || after < 0 || after > MAX_DAYS) {
                throw InvalidValueException.of("days around a birthday", "0 to " + MAX_DAYS, before + " and " + after);
            }
        }

        @Override
        public Optional<Days> around(LocalDate day, Optional<MonthDay> birthday) {
            if (birthday.isEmpty()) {
                return Optional.empty();
            }
            for (int year = day.getYear() - 1; year <= day.getYear() + 1; year++) {
                LocalDate date = birthday.get().atYear(year);
                LocalDate first = date.minusDays(before);
                LocalDate end = date.plusDays(after + 1L);
                if (!day.isBefore(first) && day.isBefore(end)) {
                    return Optional.of(new Days(first, end));
                }
            }
            return Optional.empty();
        }

        @Override
        public CapWindow window(CapId cap, LocalDate first) {
            // Named by the year alone: another number of days around it is the same birthday, and another birthday
            // brings no
            // second gift.
            return new CapWindow(cap, CapPeriod.YEAR, first.plusDays(before).withDayOfYear(1));
        }

        @Override
        public LocalDate returnedUntil(LocalDate day, Days days) {
            return day.plusDays(before + after + 1L);
        }
    }
}
