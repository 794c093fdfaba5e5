package io.communitykit.core.segment.counter;

import io.communitykit.core.time.CalendarWindow;
import java.time.Duration;
import java.time.ZoneId;

/** Which hits a reading sees, as of an instant {@code now}; never those later than {@code now}. Immutable. */
public sealed interface CounterWindow {

    /**
     * How far back of now a hit can be in the window.
     *
     * @return for a calendar window its longest stretch plus a day for changes of the clock; for a lifetime {@link
     *     Duration#ZERO}, since it needs no single hits
     */
    Duration reach();

    /** Every hit since ever. */
    record Lifetime() implements CounterWindow {

        /** The one there is. */
        public static final Lifetime INSTANCE = new Lifetime();

        @Override
        public Duration reach() {
            return Duration.ZERO;
        }
    }

    /**
     * The hits of the last stretch of time: {@code now - t <= length}, both ends included, as in the condition "within".
     *
     * @param length 1 second to 3,660 days in whole microseconds
     */
    record Rolling(Duration length) implements CounterWindow {

        /**
         * Checks the length.
         *
         * @param length 1 second to 3,660 days in whole microseconds
         */
        public Rolling {
            Spans.check("length of a rolling window", length, Spans.MIN, Spans.MAX);
        }

        @Override
        public Duration reach() {
            return length;
        }
    }

    /**
     * The hits of the calendar stretch that now belongs to: today, this month, or the n days that end with today.
     *
     * @param window the stretch
     * @param zone the zone whose calendar counts
     */
    record Calendar(CalendarWindow window, ZoneId zone) implements CounterWindow {

        @Override
        public Duration reach() {
            if (window instanceof CalendarWindow.Rolling rolling) {
                return Duration.ofDays(rolling.days() + 1L);
            }
            return Duration.ofDays(
                    switch ((CalendarWindow.Period) window) {
                        case DAY -> 2;
                        case WEEK -> 8;
                        case MONTH -> 32;
                        case QUARTER -> 93;
                        case HALF_YEAR -> 185;
                        case YEAR -> 367;
                    });
        }
    }

    /**
     * Every hit since ever.
     *
     * @return the window
     */
    static CounterWindow lifetime() {
        return Lifetime.INSTANCE;
    }

    /**
     * The hits of the last stretch of time.
     *
     * @param length 1 second to 3,660 days
     * @return the window
     */
    static CounterWindow last(Duration length) {
        return new Rolling(length);
    }

    /**
     * The hits of the calendar stretch that now belongs to.
     *
     * @param window the stretch
     * @param zone the zone whose calendar counts
     * @return the window
     */
    static CounterWindow during(CalendarWindow window, ZoneId zone) {
        return new Calendar(window, zone);
    }
}
