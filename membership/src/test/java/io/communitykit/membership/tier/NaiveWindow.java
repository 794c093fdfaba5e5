package io.communitykit.membership.tier;

import io.communitykit.core.time.CalendarWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Which days a window holds, found by going from day to day. */
final class NaiveWindow {

    private final Window window;
    private final LocalDate joined;
    private final Map<LocalDate, LocalDate> firsts = new HashMap<>();
    private final Map<LocalDate, LocalDate> nexts = new HashMap<>();

    NaiveWindow(Window window, LocalDate joined) {
        this.window = window;
        this.joined = joined;
    }

    boolean hasPeriods() {
        return window instanceof Window.Calendar || window instanceof Window.Anniversary;
    }

    /** Whether the window as it is on a day holds what came in on another. */
    boolean holds(LocalDate other, LocalDate day) {
        if (hasPeriods()) {
            return !other.isBefore(first(day)) && other.isBefore(next(day));
        } else if (window instanceof Window.Rolling rolling) {
            return other.isAfter(day.minus(rolling.length())) && !other.isAfter(day);
        } else if (window instanceof Window.Dated dated) {
            return !other.isBefore(dated.from())
                    && dated.until().map(other::isBefore).orElse(true);
        }
        return true;
    }

    /** The first day of the period that a day is in. */
    LocalDate first(LocalDate day) {
        return firsts.computeIfAbsent(day, this::searchFirst);
    }

    private LocalDate searchFirst(LocalDate day) {
        LocalDate each = day;
        while (!begins(each)) {
            each = each.minusDays(1);
        }
        return each;
    }

    /** The first day of the period after. */
    LocalDate next(LocalDate day) {
        return nexts.computeIfAbsent(day, this::searchNext);
    }

    private LocalDate searchNext(LocalDate day) {
        LocalDate each = day.plusDays(1);
        while (!begins(each)) {
            each = each.plusDays(1);
        }
        return each;
    }

    private boolean begins(LocalDate day) {
        if (window instanceof Window.Calendar calendar) {
            CalendarWindow.Period period = calendar.period();
            if (period == CalendarWindow.Period.DAY) {
                return true;
            } else if (period == CalendarWindow.Period.WEEK) {
                return day.getDayOfWeek() == DayOfWeek.MONDAY;
            }
            int months = switch (period) {
                case MONTH -> 1;
                case QUARTER -> 3;
                case HALF_YEAR -> 6;
                default -> 12;
            };
            return day.getDayOfMonth() == calendar.yearStart().getDayOfMonth()
                    && Math.floorMod(day.getMonthValue() - calendar.yearStart().getMonthValue(), months) == 0;
        }
        int months = ((Window.Anniversary) window).months();
        int since = (day.getYear() - joined.getYear()) * 12 + day.getMonthValue() - joined.getMonthValue();
        return Math.floorMod(since, months) == 0 && joined.plusMonths(since).equals(day);
    }
}
