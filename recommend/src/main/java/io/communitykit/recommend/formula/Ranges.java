package io.communitykit.recommend.formula;

import io.communitykit.core.InvalidValueException;

/** Checks numbers of formulas: not a number and infinity are in no range. */
final class Ranges {

    private static final double LARGEST = 1e12;
    private static final long MOST = 1_000_000_000_000L;

    private Ranges() {}

    static void positive(String name, double value) {
        if (!(value > 0 && value <= LARGEST)) {
            throw InvalidValueException.of(name, "above 0 and at most 1e12", value);
        }
    }

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw InvalidValueException.of(name, "from " + least + " to " + most, value);
        }
    }

    static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw InvalidValueException.of(name, "from " + least + " to " + most, value);
        }
    }

    static void count(String name, long value) {
        within(name, value, 0, MOST);
    }
}
