package io.communitykit.membership.points.lot;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.internal.Spans;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * When points are lost, counted from the day on which they became active. Days are those of the program's zone, months
 * clamp, and the last day counts in full: what became active on 31 January and lives a month can be spent until the end of
 * the last day of February.
 */
public sealed interface ExpiryRule {

    /**
     * The expiry of points that become active at an instant.
     *
     * @param activeFrom when they become active
     * @param zone the program's zone
     * @return the expiry of their lot
     */
    LotExpiry expiry(Instant activeFrom, ZoneId zone);

    /**
     * The form that stores keep; never changes.
     *
     * @return words and numbers, such as {@code after P12M up month}
     */
    String code();

    /** Never. */
    record Never() implements ExpiryRule {

        /** The one instance that code need hold. */
        public static final Never INSTANCE = new Never();

        @Override
        public LotExpiry expiry(Instant activeFrom, ZoneId zone) {
            return LotExpiry.Never.INSTANCE;
        }

        @Override
        public String code() {
            return "never";
        }
    }

    /**
     * So long after they became active.
     *
     * @param span how long, above 0
     * @param roundUpTo the calendar stretch to whose last day the last day is moved, if to any
     */
    record After(Period span, Optional<CalendarWindow.Period> roundUpTo) implements ExpiryRule {

        /**
         * Checks the span.
         *
         * @param span how long, above 0
         * @param roundUpTo the calendar stretch to whose last day the last day is moved
         */
        public After {
            requirePositive(span);
        }

        @Override
        public LotExpiry expiry(Instant activeFrom, ZoneId zone) {
            return new LotExpiry.At(end(activeFrom, span, roundUpTo, zone));
        }

        @Override
        public String code() {
            return "after " + span + roundUpTo.map(ExpiryRule::up).orElse("");
        }
    }

    /**
     * At the end of the calendar stretch in which they became active, or of a later one.
     *
     * @param period the stretch, such as the year
     * @param later how many stretches later, 0 to 100
     */
    record EndOf(CalendarWindow.Period period, int later) implements ExpiryRule {

        /**
         * Checks the number.
         *
         * @param period the stretch
         * @param later how many stretches later, 0 to 100
         */
        public EndOf {
            if (later < 0 || later > 100) {
                throw InvalidValueException.of("periods later", "0 to 100", later);
            }
        }

        @Override
        public LotExpiry expiry(Instant activeFrom, ZoneId zone) {
            LocalDate day = CalendarWindow.dayOf(activeFrom, zone);
            LocalDate after = period.plus(period.firstDay(day), 1L + later);
            return new LotExpiry.At(Spans.startOf(after, zone));
        }

        @Override
        public String code() {
            return "end " + period.name().toLowerCase(Locale.ROOT) + " " + later;
        }
    }

    /**
     * After a day that is fixed, whenever they became active; at once if that day is over.
     *
     * @param last the last day on which they can be spent
     */
    record OnDate(LocalDate last) implements ExpiryRule {

        /**
         * Checks the range.
         *
         * @param last the last day on which they can be spent, from the year 1 to the year 9999
         */
        public OnDate {
            if (last.getYear() < 1 || last.getYear() > 9_999) {
                throw InvalidValueException.of("last day", "within the years 0001 to 9999", last);
            }
        }

        @Override
        public LotExpiry expiry(Instant activeFrom, ZoneId zone) {
            return new LotExpiry.At(Spans.startOf(last.plusDays(1), zone));
        }

        @Override
        public String code() {
            return "on " + last;
        }
    }

    /**
     * All points of the currency together, when the member neither earned nor spent any for so long.
     *
     * @param span how long, above 0
     * @param roundUpTo the calendar stretch to whose last day the last day is moved, if to any
     */
    record Inactivity(Period span, Optional<CalendarWindow.Period> roundUpTo) implements ExpiryRule {

        /**
         * Checks the span.
         *
         * @param span how long, above 0
         * @param roundUpTo the calendar stretch to whose last day the last day is moved
         */
        public Inactivity {
            requirePositive(span);
        }

        @Override
        public LotExpiry expiry(Instant activeFrom, ZoneId zone) {
            return LotExpiry.Inactive.INSTANCE;
        }

        /**
         * When the balance lapses if nothing follows an activity.
         *
         * @param activity when it occurred
         * @param zone the program's zone
         * @return the first instant at which the points are gone
         */
        public Instant lapse(Instant activity, ZoneId zone) {
            return end(activity, span, roundUpTo, zone);
        }

        @Override
        public String code() {
            return "inactive " + span + roundUpTo.map(ExpiryRule::up).orElse("");
        }
    }

    /**
     * Reads what {@link #code()} gave.
     *
     * @param code the stored form
     * @return the rule
     * @throws IllegalArgumentException if it is no such form
     */
    static ExpiryRule ofCode(String code) {
        String[] words = code.split(" ", -1);
        Optional<CalendarWindow.Period> up =
                words.length == 4 && words[2].equals("up") ? Optional.of(period(words[3])) : Optional.empty();
        boolean whole = words.length == 2 || up.isPresent();
        if (code.equals("never")) {
            return Never.INSTANCE;
        } else if (words[0].equals("after") && whole) {
            return new After(Period.parse(words[1]), up);
        } else if (words[0].equals("inactive") && whole) {
            return new Inactivity(Period.parse(words[1]), up);
        } else if (words[0].equals("end") && words.length == 3) {
            return new EndOf(period(words[1]), Integer.parseInt(words[2]));
        } else if (words[0].equals("on") && words.length == 2) {
            return new OnDate(LocalDate.parse(words[1]));
        }
        throw new IllegalArgumentException("no expiry rule has the code " + code);
    }

    private static CalendarWindow.Period period(String word) {
        return CalendarWindow.Period.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String up(CalendarWindow.Period period) {
        return " up " + period.name().toLowerCase(Locale.ROOT);
    }

    private static Instant end(Instant from, Period span, Optional<CalendarWindow.Period> roundUpTo, ZoneId zone) {
        LocalDate last = CalendarWindow.dayOf(from, zone).plus(span);
        LocalDate after = roundUpTo.isPresent() ? roundUpTo.get().dayAfter(last) : last.plusDays(1);
        return Spans.startOf(after, zone);
    }

    private static void requirePositive(Period span) {
        Spans.require("span of an expiry", span);
    }
}
