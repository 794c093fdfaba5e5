package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.time.CalendarWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How many days of a zone's calendar ago something is: today is 0 days ago, yesterday 1, whatever the hour. {@code
 * withinDays} holds up to that many, also for days ahead; {@code olderThanDays} is its exact complement. So what was
 * within stops to be so when the zone's day after begins. Unknown where the attribute is missing, or neither an instant
 * nor a date, or the facts know no now. Immutable.
 *
 * @param attribute an instant or a date
 * @param operator within or older than
 * @param days 0 to 36,600
 * @param zone whose calendar counts; of the zone database, or a plain offset such as {@code +08:00}
 */
public record DayRecency(AttributeName attribute, Operator operator, int days, ZoneId zone) implements Condition {

    /** The most days. */
    public static final int MAX_DAYS = 36_600;

    /**
     * Checks the days, and that the zone is one that documents can name.
     *
     * @param attribute an instant or a date
     * @param operator within or older than
     * @param days how many
     * @param zone whose calendar counts
     */
    public DayRecency {
        if (days < 0 || days > MAX_DAYS) {
            throw InvalidValueException.of("\"" + operator.jsonName() + "\"", "0 to " + MAX_DAYS + " days", days);
        } else if (!(zone instanceof ZoneOffset)
                && !ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            throw InvalidValueException.of("zone", "a zone by its name or a plain offset", zone.getId());
        }
    }

    @Override
    public Truth evaluate(Facts facts) {
        Optional<Instant> now = facts.now();
        Optional<LocalDate> day = facts.value(attribute).flatMap(this::day);
        if (now.isEmpty() || day.isEmpty()) {
            return Truth.UNKNOWN;
        }
        boolean within = !CalendarWindow.dayOf(now.get(), zone).isAfter(lastDay(day.get()));
        return Truth.of(within == (operator == Operator.WITHIN_DAYS));
    }

    /**
     * The first instant from which on a value is older.
     *
     * @param value an instant or a date
     * @return the start of a day in the zone; empty for a value of another type
     */
    public Optional<Instant> turnsOld(AttributeValue value) {
        return day(value).map(day -> CalendarWindow.startOfDay(lastDay(day).plusDays(1), zone));
    }

    private LocalDate lastDay(LocalDate day) {
        return day.plusDays(days);
    }

    private Optional<LocalDate> day(AttributeValue value) {
        if (value instanceof Moment moment) {
            return Optional.of(CalendarWindow.dayOf(moment.value(), zone));
        }
        return value instanceof Day day ? Optional.of(day.value()) : Optional.empty();
    }

    @Override
    public SortedSet<AttributeName> attributes() {
        return Names.sorted(attribute);
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }

    /** Within or older. */
    public enum Operator {
        /** At most so many days ago, or ahead. */
        WITHIN_DAYS("withinDays"),
        /** More days ago. */
        OLDER_THAN_DAYS("olderThanDays");

        private final String jsonName;

        Operator(String jsonName) {
            this.jsonName = jsonName;
        }

        /**
         * The name in JSON.
         *
         * @return {@code withinDays} or {@code olderThanDays}
         */
        public String jsonName() {
            return jsonName;
        }
    }
}
