package io.communitykit.core.segment.counter;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A window in microseconds: at {@code now} it holds the hits from {@code start(now)} to {@code now}, which are those of
 * {@code t <= now < end(t)}. Both functions never fall where their argument rises.
 */
interface Span {

    long NEVER = Long.MAX_VALUE;

    /** The first instant that is in the window at this one. */
    long start(long now);

    /** The first instant at which a hit of this one is no longer in the window. */
    long end(long hit);

    static Span of(CounterWindow window) {
        if (window instanceof CounterWindow.Rolling rolling) {
            return new Last(Timestamps.toMicros(rolling.length()));
        } else if (window instanceof CounterWindow.Calendar calendar) {
            return new Days(calendar.window(), calendar.zone());
        }
        return Ever.INSTANCE;
    }

    /** Every hit. */
    record Ever() implements Span {

        static final Ever INSTANCE = new Ever();

        @Override
        public long start(long now) {
            return Long.MIN_VALUE;
        }

        @Override
        public long end(long hit) {
            return NEVER;
        }
    }

    /** A stretch of time that holds both its ends. */
    record Last(long length) implements Span {

        @Override
        public long start(long now) {
            return now - length;
        }

        @Override
        public long end(long hit) {
            return hit + length + 1;
        }
    }

    /** A stretch of the calendar. */
    record Days(CalendarWindow window, ZoneId zone) implements Span {

        @Override
        public long start(long now) {
            return Timestamps.toMicros(
                    window.around(Timestamps.ofMicros(now), zone).start());
        }

        @Override
        public long end(long hit) {
            Instant instant = Timestamps.ofMicros(hit);
            if (window instanceof CalendarWindow.Rolling rolling) {
                LocalDate day = CalendarWindow.dayOf(instant, zone).plusDays(rolling.days());
                return Timestamps.toMicros(CalendarWindow.startOfDay(day, zone));
            }
            return Timestamps.toMicros(window.around(instant, zone).end());
        }
    }
}
