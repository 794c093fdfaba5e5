package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A typed attribute value of an event. There is no null: what is not known is not there. Immutable and safe for many
 * threads.
 */
public sealed interface AttributeValue {

    /** Any value but a list; what lists hold. */
    sealed interface Scalar extends AttributeValue {}

    /**
     * Text, compared to the character.
     *
     * @param value well-formed text without U+0000; may be empty
     */
    record Text(String value) implements Scalar {

        /**
         * Refuses text that UTF-8 or a database cannot carry.
         *
         * @param value the text
         */
        public Text {
            WellFormed.check("text attribute", value);
        }
    }

    /**
     * A whole number.
     *
     * @param value any 64-bit integer
     */
    record Whole(long value) implements Scalar {}

    /**
     * A decimal number, exact. Trailing zeros do not count: 1.50 is stored and compared as 1.5.
     *
     * @param value without its trailing zeros at most 100 digits, the last of them between 10^-100 and 10^100
     */
    record Decimal(BigDecimal value) implements Scalar {

        private static final int LIMIT = 100;
        private static final int WRITTEN_LIMIT = 1_000;

        /**
         * Strips trailing zeros and bounds the size, so that no number can be made that takes a gigabyte to write.
         *
         * @param value the number
         */
        public Decimal {
            // Stripping takes time in the square of the digits and fails at the ends of the scale; what is that long
            // or that far out is refused as it is.
            boolean far = Math.abs((long) value.scale()) > WRITTEN_LIMIT + LIMIT && value.signum() != 0;
            value = far || value.precision() > WRITTEN_LIMIT ? value : value.stripTrailingZeros();
            if (value.precision() > LIMIT || Math.abs((long) value.scale()) > LIMIT) {
                throw InvalidValueException.of(
                        "decimal attribute",
                        "of at most " + LIMIT + " digits and scale within " + LIMIT,
                        value.precision() + " digits and scale " + value.scale());
            }
        }
    }

    /**
     * A truth value.
     *
     * @param value the value
     */
    record Bool(boolean value) implements Scalar {}

    /**
     * An amount of money.
     *
     * @param value the amount
     */
    record Amount(Money value) implements Scalar {}

    /**
     * A point in time. Conditions see an event's own time in this form; an event's attributes never hold it, since
     * CloudEvents data has no such type.
     *
     * @param value an instant within the years 0001 to 9999; cut to microseconds
     */
    record Moment(Instant value) implements Scalar {

        /**
         * Cuts the instant to microseconds.
         *
         * @param value the instant
         */
        public Moment {
            value = Timestamps.cut("instant attribute", value);
        }
    }

    /**
     * A day of the calendar, in no zone: a birthday, the day of a contract. Profiles hold it; an event's attributes never do,
     * since CloudEvents data has no such type.
     *
     * @param value a day of the years 0001 to 9999
     */
    record Day(LocalDate value) implements Scalar {

        private static final int LAST_YEAR = 9999;

        /**
         * Refuses a day that RFC 3339 cannot write.
         *
         * @param value the day
         */
        public Day {
            if (value.getYear() < 1 || value.getYear() > LAST_YEAR) {
                throw InvalidValueException.of("date attribute", "within the years 0001 to 9999", value);
            }
        }
    }

    /**
     * Several values in order; repeats count.
     *
     * @param values any number of values that are not lists; copied
     */
    record ListOf(List<Scalar> values) implements AttributeValue {

        /**
         * Copies the list.
         *
         * @param values the values
         */
        public ListOf {
            values = List.copyOf(values);
        }
    }

    /**
     * The one form of equal values: a decimal without a fraction becomes whole, where it fits 64 bits.
     *
     * @param value a value
     * @return an equal value; equal values give equal records
     */
    static Scalar canonical(Scalar value) {
        if (value instanceof Decimal decimal && decimal.value().scale() <= 0) {
            BigInteger whole = decimal.value().toBigInteger();
            return whole.bitLength() < Long.SIZE ? new Whole(whole.longValue()) : value;
        }
        return value;
    }

    /**
     * Makes a text value.
     *
     * @param value the text
     * @return the value
     */
    static Text of(String value) {
        return new Text(value);
    }

    /**
     * Makes a whole number.
     *
     * @param value the number
     * @return the value
     */
    static Whole of(long value) {
        return new Whole(value);
    }

    /**
     * Makes a decimal number.
     *
     * @param value the number
     * @return the value
     */
    static Decimal of(BigDecimal value) {
        return new Decimal(value);
    }

    /**
     * Makes a truth value.
     *
     * @param value the value
     * @return the value
     */
    static Bool of(boolean value) {
        return new Bool(value);
    }

    /**
     * Makes an amount of money.
     *
     * @param value the amount
     * @return the value
     */
    static Amount of(Money value) {
        return new Amount(value);
    }

    /**
     * Makes a point in time.
     *
     * @param value the instant
     * @return the value
     */
    static Moment of(Instant value) {
        return new Moment(value);
    }

    /**
     * Makes a day.
     *
     * @param value the day
     * @return the value
     */
    static Day of(LocalDate value) {
        return new Day(value);
    }
}
