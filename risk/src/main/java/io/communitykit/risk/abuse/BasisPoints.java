package io.communitykit.risk.abuse;

import java.math.BigDecimal;

/** Prints basis points as a fraction of 1. */
final class BasisPoints {

    private static final int DIGITS = 4;

    private BasisPoints() {}

    static String text(int points) {
        BigDecimal fraction = BigDecimal.valueOf(points, DIGITS).stripTrailingZeros();
        return fraction.toPlainString();
    }
}
