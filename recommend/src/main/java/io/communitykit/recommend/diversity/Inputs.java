package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;

/** Checks what is given to the algorithms: not a number and infinity are in no range. */
final class Inputs {

    private Inputs() {}

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw InvalidValueException.of(name, "from " + least + " to " + most, value);
        }
    }

    static void all(String name, int n, double[] values, double least, double most) {
        length(name, n, values.length);
        for (int i = 0; i < n; i++) {
            if (!(values[i] >= least && values[i] <= most)) {
                throw InvalidValueException.of(name + " of candidate " + i, "from " + least + " to " + most, values[i]);
            }
        }
    }

    static void length(String name, int n, int length) {
        if (n < 0 || n > length) {
            throw InvalidValueException.of("number of candidates", "0 to " + length + ", the length of " + name, n);
        }
    }

    /** How many can be chosen. */
    static int chosen(int k, int n, int[] order) {
        if (k < 0) {
            throw InvalidValueException.of("number to choose", "0 or more", k);
        }
        int most = Math.min(k, n);
        if (order.length < most) {
            throw InvalidValueException.of("length of the order", "at least " + most, order.length);
        }
        return most;
    }
}
