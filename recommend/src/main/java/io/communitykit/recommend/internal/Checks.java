package io.communitykit.recommend.internal;

import io.communitykit.core.InvalidValueException;

/** Checks numbers: not a number is in no range. */
public final class Checks {

    private Checks() {}

    /**
     * A number within a range, both ends included.
     *
     * @param name what it is called
     * @param value the number
     * @param least the least
     * @param most the largest
     * @return the number
     */
    public static double within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw InvalidValueException.of(name, "from " + least + " to " + most, value);
        }
        return value;
    }

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
}
