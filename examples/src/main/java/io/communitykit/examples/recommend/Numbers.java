package io.communitykit.examples.recommend;

import java.util.Locale;

/** How figures look in a table. */
final class Numbers {

    private Numbers() {}

    /** A measure with four decimals. */
    static String measure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A score of any size with five digits. */
    static String score(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }
}
