package io.communitykit.referral.growth.internal;

import io.communitykit.core.InvalidValueException;

/** Checks of ranges. */
public final class Range {

    private Range() {}

    /**
     * Refuses a number that is out of range, or none.
     *
     * @param name what it is called where the caller set it
     * @param value the number
     * @param least the least that is allowed
     * @param most the most
     * @return the number
     * @throws InvalidValueException if it is out of range or NaN
     */
    public static double within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw InvalidValueException.of(name, least + " to " + most, value);
        }
        return value;
    }

    /**
     * Refuses a whole number that is out of range.
     *
     * @param name what it is called where the caller set it
     * @param value the number
     * @param least the least that is allowed
     * @param most the most
     * @throws InvalidValueException if it is out of range
     */
    public static void whole(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw InvalidValueException.of(name, least + " to " + most, value);
        }
    }
}
