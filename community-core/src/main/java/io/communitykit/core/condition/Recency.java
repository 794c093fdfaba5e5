package io.communitykit.core.condition;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How long ago an instant is: with {@code now} from the facts, {@code within} holds while now - t is at most the duration,
 * also where t lies ahead; {@code olderThan} is its exact complement. So what was within stops to be so 1 microsecond
 * after t + duration. Unknown where the attribute is missing or no instant, or the facts know no now. Immutable.
 *
 * @param attribute an instant
 * @param operator within or older than
 * @param duration 0 to 36,600 days of 24 hours; cut to microseconds
 */
public record Recency(AttributeName attribute, Operator operator, Duration duration) implements Condition {

    /** The longest duration. */
    public static final Duration MAX = Duration.ofDays(36_600);

    /**
     * Checks the duration.
     *
     * @param attribute an instant
     * @param operator within or older than
     * @param duration how long
     */
    public Recency {
        if (duration.isNegative() || duration.compareTo(MAX) > 0) {
            throw InvalidValueException.of(
                    "\"" + operator.jsonName() + "\"", "a duration of 0 to 36600 days", duration);
        }
        duration = duration.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The duration as a number.
     *
     * @return microseconds
     */
    public long micros() {
        return Timestamps.toMicros(duration);
    }

    @Override
    public Truth evaluate(Facts facts) {
        Optional<AttributeValue> value = facts.value(attribute);
        Optional<Instant> now = facts.now();
        if (now.isEmpty() || value.isEmpty() || !(value.get() instanceof Moment moment)) {
            return Truth.UNKNOWN;
        }
        Instant cut = Timestamps.cut("now", now.get());
        boolean within = Duration.between(moment.value(), cut).compareTo(duration) <= 0;
        return Truth.of(within == (operator == Operator.WITHIN));
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
        /** At most so long ago, or ahead. */
        WITHIN("within"),
        /** Longer ago. */
        OLDER_THAN("olderThan");

        private final String jsonName;

        Operator(String jsonName) {
            this.jsonName = jsonName;
        }

        /**
         * The name in JSON.
         *
         * @return {@code within} or {@code olderThan}
         */
        public String jsonName() {
            return jsonName;
        }
    }
}
