package io.communitykit.membership.tier;

import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.tier.internal.WindowDocument;
import java.time.MonthDay;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what spans the fields of a window in a document, and makes the window. */
final class WindowConversion {

    private static final int MAX_MONTHS = 1_200;

    private final Violations violations;

    WindowConversion(Violations violations) {
        this.violations = violations;
    }

    /** The lifetime where nothing is said; empty where a fault was added. */
    Optional<Window> window(@Nullable WindowDocument window, String pointer) {
        if (window instanceof WindowDocument.Calendar calendar) {
            return calendar(calendar, Violations.below(pointer, "yearStart"));
        } else if (window instanceof WindowDocument.Rolling rolling) {
            return Optional.of(new Window.Rolling(rolling.rolling().period()));
        } else if (window instanceof WindowDocument.Anniversary anniversary) {
            return anniversary(anniversary, Violations.below(pointer, "anniversary"));
        } else if (window instanceof WindowDocument.Dated dated) {
            return dated(dated, Violations.below(pointer, "until"));
        } else if (window instanceof WindowDocument.Since start && start.since() == WindowDocument.Start.TIER_START) {
            return Optional.of(Window.SinceTierStart.INSTANCE);
        }
        return Optional.of(Window.Lifetime.INSTANCE);
    }

    private Optional<Window> calendar(WindowDocument.Calendar window, String pointer) {
        CalendarWindow.Period period = window.calendar();
        MonthDay start = window.yearStart() == null
                ? Window.Calendar.NEW_YEAR
                : window.yearStart().day();
        boolean months = period != CalendarWindow.Period.DAY && period != CalendarWindow.Period.WEEK;
        if (!months && !start.equals(Window.Calendar.NEW_YEAR)) {
            violations.add(pointer, "nothing, since days and weeks do not follow the year", start.toString());
            return Optional.empty();
        }
        return Optional.of(new Window.Calendar(period, start));
    }

    private Optional<Window> anniversary(WindowDocument.Anniversary window, String pointer) {
        Period span = window.anniversary().period();
        long months = span.toTotalMonths();
        if (months > MAX_MONTHS
                || !span.normalized().equals(Period.ofMonths((int) months).normalized())) {
            violations.add(
                    pointer,
                    "whole months or years, at most P" + MAX_MONTHS + "M",
                    window.anniversary().value());
            return Optional.empty();
        }
        return Optional.of(new Window.Anniversary((int) months));
    }

    private Optional<Window> dated(WindowDocument.Dated window, String pointer) {
        if (window.until() != null && !window.until().isAfter(window.from())) {
            violations.add(
                    pointer,
                    "a date after from " + window.from(),
                    window.until().toString());
            return Optional.empty();
        }
        return Optional.of(new Window.Dated(window.from(), Optional.ofNullable(window.until())));
    }
}
