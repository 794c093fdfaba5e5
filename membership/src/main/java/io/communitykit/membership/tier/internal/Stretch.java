package io.communitykit.membership.tier.internal;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.tier.Window;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The longest stretch of days that a window, or the life of points, can span, as the number of days, weeks, months,
 * quarters and years that it touches at most. Found by trying every day of 28 years, after which weeks and leap years come round.
 *
 * @param days days
 * @param weeks ISO weeks, begun ones among them
 * @param months calendar months, begun ones among them
 * @param quarters quarters, begun ones among them
 * @param years calendar years, begun ones among them
 */
public record Stretch(long days, long weeks, long months, long quarters, long years) {

    /** Without an end. */
    public static final Stretch ENDLESS =
            new Stretch(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate AFTER = LocalDate.of(2028, 1, 1);

    private static Stretch between(LocalDate first, LocalDate after) {
        LocalDate last = after.minusDays(1);
        LocalDate monday = CalendarWindow.Period.WEEK.firstDay(first);
        long begin = first.getLong(ChronoField.PROLEPTIC_MONTH);
        long end = last.getLong(ChronoField.PROLEPTIC_MONTH);
        return new Stretch(
                ChronoUnit.DAYS.between(first, after),
                ChronoUnit.WEEKS.between(monday, last) + 1,
                end - begin + 1,
                Math.floorDiv(end, 3L) - Math.floorDiv(begin, 3L) + 1,
                last.getYear() - first.getYear() + 1L);
    }

    private Stretch or(Stretch other) {
        return new Stretch(
                Math.max(days, other.days),
                Math.max(weeks, other.weeks),
                Math.max(months, other.months),
                Math.max(quarters, other.quarters),
                Math.max(years, other.years));
    }

    private interface Range {
        /** The range that ends with a day, begins with it or contains it. */
        Stretch around(LocalDate day);
    }

    private static Stretch longest(Range range) {
        Stretch longest = new Stretch(0, 0, 0, 0, 0);
        for (LocalDate day = FIRST; day.isBefore(AFTER); day = day.plusDays(1)) {
            longest = longest.or(range.around(day));
        }
        return longest;
    }

    /**
     * What a window spans.
     *
     * @param window the window
     * @return the longest that it can be
     */
    public static Stretch of(Window window) {
        if (window instanceof Window.Calendar) {
            Periods periods = new Periods(window, FIRST);
            return longest(day -> between(periods.first(day), periods.after(day)));
        } else if (window instanceof Window.Anniversary) {
            return longest(joined -> between(joined, new Periods(window, joined).after(joined)));
        } else if (window instanceof Window.Rolling rolling) {
            return longest(day -> between(Standing.firstIn(rolling, day), day.plusDays(1)));
        } else if (window instanceof Window.Dated dated && dated.until().isPresent()) {
            return between(dated.from(), dated.until().get());
        }
        return ENDLESS;
    }

    /**
     * Over how long points were earned that are there together.
     *
     * @param expiry when they are lost, counted from earning
     * @return the longest that it can be; endless where they do not end one by one
     */
    public static Stretch of(ExpiryRule expiry) {
        if (expiry instanceof ExpiryRule.After after) {
            return longest(day -> between(oldest(after.span(), after.roundUpTo(), day), day.plusDays(1)));
        } else if (expiry instanceof ExpiryRule.EndOf end) {
            return longest(day -> between(
                    end.period().firstDay(day), end.period().plus(end.period().firstDay(day), 1L + end.later())));
        }
        return ENDLESS;
    }

    /** The earliest day of earning of points that are there on a day. */
    private static LocalDate oldest(Period span, Optional<CalendarWindow.Period> roundUpTo, LocalDate day) {
        LocalDate last = roundUpTo.map(period -> period.firstDay(day)).orElse(day);
        LocalDate oldest = last.minus(span);
        while (!oldest.minusDays(1).plus(span).isBefore(last)) {
            oldest = oldest.minusDays(1);
        }
        return oldest;
    }

    /**
     * How often a cap starts anew within it.
     *
     * @param period the period of the cap
     * @return 1 or more; {@link Long#MAX_VALUE} for no end
     */
    public long periods(CapPeriod period) {
        return switch (period) {
            case DAY -> days;
            case WEEK -> weeks;
            case MONTH -> months;
            case QUARTER -> quarters;
            case YEAR -> years;
            case LIFETIME -> 1;
        };
    }
}
