package io.communitykit.membership.tier.internal;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.tier.Window;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;

/** The periods of a window that has them: the first day of the one a day is in, and the first day after it. */
final class Periods {

    private final Window window;
    private final LocalDate joined;

    Periods(Window window, LocalDate joined) {
        this.window = window;
        this.joined = joined;
    }

    static boolean in(Window window) {
        return window instanceof Window.Calendar || window instanceof Window.Anniversary;
    }

    LocalDate first(LocalDate day) {
        if (window instanceof Window.Calendar calendar) {
            int months = months(calendar.period());
            return months == 0 || calendar.yearStart().equals(Window.Calendar.NEW_YEAR)
                    ? calendar.period().firstDay(day)
                    : first(start(calendar.yearStart()), months, day);
        }
        return first(joined, ((Window.Anniversary) window).months(), day);
    }

    LocalDate after(LocalDate day) {
        return plus(day, 1);
    }

    /** The first day of the period that comes so many periods after the one that a day is in. */
    LocalDate plus(LocalDate day, long periods) {
        if (window instanceof Window.Calendar calendar) {
            return calendar.period().plus(first(day), periods);
        }
        int months = ((Window.Anniversary) window).months();
        // Counted from the day joined, not from the anniversary before: who joined on the 31st comes back to it.
        return joined.plusMonths((index(joined, months, day) + periods) * months);
    }

    private static LocalDate start(MonthDay yearStart) {
        return yearStart.atYear(2000);
    }

    private static LocalDate first(LocalDate anchor, int months, LocalDate day) {
        return anchor.plusMonths(index(anchor, months, day) * months);
    }

    /** Which period a day is in, counted from the anchor. */
    private static long index(LocalDate anchor, int months, LocalDate day) {
        long passed = ChronoUnit.MONTHS.between(anchor.withDayOfMonth(1), day.withDayOfMonth(1));
        long index = Math.floorDiv(passed, (long) months);
        return anchor.plusMonths(index * months).isAfter(day) ? index - 1 : index;
    }

    private static int months(CalendarWindow.Period period) {
        return switch (period) {
            case DAY, WEEK -> 0;
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> 12;
        };
    }
}
