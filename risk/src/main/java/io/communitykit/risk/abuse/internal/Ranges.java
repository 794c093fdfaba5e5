package io.communitykit.risk.abuse.internal;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;

/** Checks that numbers are within their ranges. */
public final class Ranges {

    /** All, in basis points. */
    public static final int BASIS = 10_000;

    private Ranges() {}

    /**
     * A whole number within a range, both ends included.
     *
     * @param name what it is called
     * @param value the number
     * @param least the least
     * @param most the largest
     * @return the number
     */
    public static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw InvalidValueException.of(name, "from " + least + " to " + most, value);
        }
        return value;
    }

    /**
     * A duration within a range, both ends included.
     *
     * @param name what it is called
     * @param value the duration
     * @param least the least
     * @param most the largest
     * @return the duration
     */
    public static Duration within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw InvalidValueException.of(name, "from " + least + " to " + most, value);
        }
        return value;
    }
}
