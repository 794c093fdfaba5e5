package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeValue;
import java.util.Locale;

/** The types of attributes. In JSON their names are lower-case. */
public enum AttributeType {
    /** Text, compared to the character. */
    TEXT("text"),
    /** A whole or decimal number; both are compared exactly, 2 equals 2.0. */
    NUMBER("a number"),
    /** Money; amounts of different currencies cannot be compared. */
    MONEY("money such as {\"amount\":\"39.00\",\"currency\":\"CNY\"}"),
    /** True or false. */
    BOOLEAN("true or false"),
    /** A point in time. */
    INSTANT("an instant such as \"2024-05-01T00:00:00Z\""),
    /** A day of the calendar, in no zone. */
    DATE("a date such as \"2024-05-01\""),
    /** Several values that are not lists. */
    LIST("a list"),
    /** A set of tags, each with its confidence; only {@link TagMatch} looks into it. No event carries one. */
    TAGS("a set of tags");

    private final String words;

    AttributeType(String words) {
        this.words = words;
    }

    /**
     * The type of a value; a set of tags is no value.
     *
     * @param value any value
     * @return its type
     */
    public static AttributeType of(AttributeValue value) {
        if (value instanceof AttributeValue.Text) {
            return TEXT;
        } else if (value instanceof AttributeValue.Whole || value instanceof AttributeValue.Decimal) {
            return NUMBER;
        } else if (value instanceof AttributeValue.Amount) {
            return MONEY;
        } else if (value instanceof AttributeValue.Bool) {
            return BOOLEAN;
        } else if (value instanceof AttributeValue.Moment) {
            return INSTANT;
        } else if (value instanceof AttributeValue.Day) {
            return DATE;
        }
        return LIST;
    }

    /**
     * The name in JSON.
     *
     * @return such as {@code text}
     */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A value of this type in words that follow "expected". */
    String words() {
        return words;
    }
}
