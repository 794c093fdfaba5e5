package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;

/** Parts of 10,000. */
final class BasisPoints {

    static final int ALL = 10_000;

    private BasisPoints() {}

    static int check(String name, int value) {
        if (value < 0 || value > ALL) {
            throw InvalidValueException.of(name, "0 to " + ALL + " basis points", value);
        }
        return value;
    }
}
