package io.communitykit.membership.points;

import io.communitykit.core.time.CalendarWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a cap counts before it starts anew. Days are those of the program's zone; weeks are ISO weeks. */
public enum CapPeriod {
    /** Midnight to midnight. */
    DAY("day", CalendarWindow.Period.DAY),
    /** Monday to Sunday. */
    WEEK("week", CalendarWindow.Period.WEEK),
    /** A calendar month. */
    MONTH("month", CalendarWindow.Period.MONTH),
    /** Three months that begin with January, April, July or October. */
    QUARTER("quarter", CalendarWindow.Period.QUARTER),
    /** A calendar year. */
    YEAR("year", CalendarWindow.Period.YEAR),
    /** Never starts anew. */
    LIFETIME("lifetime", null);

    private final String code;
    private final CalendarWindow.@Nullable Period period;

    CapPeriod(String code, CalendarWindow.@Nullable Period period) {
        this.code = code;
        this.period = period;
    }

    /**
     * The form that policies and stores use; never changes.
     *
     * @return a lower-case ASCII word
     */
    public String code() {
        return code;
    }

    /**
     * Reads what {@link #code()} gave.
     *
     * @param code the stored form
     * @return the period
     * @throws IllegalArgumentException if no period has that code
     */
    public static CapPeriod ofCode(String code) {
        for (CapPeriod period : values()) {
            if (period.code.equals(code)) {
                return period;
            }
        }
        throw new IllegalArgumentException("no cap period has the code " + code);
    }

    /**
     * The stretch of the calendar.
     *
     * @return empty for {@link #LIFETIME}
     */
    public Optional<CalendarWindow> calendar() {
        return Optional.ofNullable(period);
    }

    /**
     * The window of a cap that an instant falls into.
     *
     * @param cap the cap
     * @param instant when the fact occurred
     * @param zone the program's zone
     * @return the window
     */
    public CapWindow window(CapId cap, Instant instant, ZoneId zone) {
        LocalDate firstDay = period == null ? LocalDate.EPOCH : period.firstDay(CalendarWindow.dayOf(instant, zone));
        return new CapWindow(cap, this, firstDay);
    }
}
