package io.communitykit.recommend.internal;

import io.communitykit.core.InvalidValueException;

/** Checks numbers: not a number and infinity are in no range. */
public final class Checks {

    /** All, in basis points. */
    public static final int BASIS = 10_000;

    private static final long MOST = 1_000_000_000_000L;

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

    /**
     * A whole number within a range, both ends included.
     *
     * @param name what it is called
     * @param value the number
     * @param least the least
     * @param most the largest
     * @return the number
     */
    public static long within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw InvalidValueException.of(name, "from " + least + " to " + most, value);
        }
        return value;
    }

    /**
     * A number above 0 that formulas can bear.
     *
     * @param name what it is called
     * @param value the number
     * @return the number, at most 1e12
     */
    public static double positive(String name, double value) {
        if (!(value > 0 && value <= MOST)) {
            throw InvalidValueException.of(name, "above 0 and at most 1e12", value);
        }
        return value;
    }

    /**
     * How many of something.
     *
     * @param name what they are called
     * @param value the number
     * @return the number, 0 to 1e12
     */
    public static long count(String name, long value) {
        return within(name, value, 0, MOST);
    }

    /**
     * A share.
     *
     * @param name what it is called
     * @param value the number
     * @return the number, 0 to 10,000
     */
    public static int basisPoints(String name, int value) {
        return basisPoints(name, value, 0, BASIS);
    }

    /**
     * A share or a multiple.
     *
     * @param name what it is called
     * @param value the number
     * @param least the least
     * @param most the largest
     * @return the number
     */
    public static int basisPoints(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw InvalidValueException.of(name, least + " to " + most + " basis points", value);
        }
        return value;
    }
}
