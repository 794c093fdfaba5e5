package io.communitykit.core.segment.counter;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The one form of equal numbers. */
final class Numbers {

    /** Digits before and behind the point of what can be summed, so that no sum of 2^63 of them leaves a decimal. */
    static final int MAX_DIGITS = 30;

    private Numbers() {}

    /** A whole number where it is one of 64 bits, else a decimal. */
    static Scalar of(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 19) {
            BigInteger whole = stripped.toBigInteger();
            if (whole.bitLength() < Long.SIZE) {
                return AttributeValue.of(whole.longValue());
            }
        }
        return AttributeValue.of(stripped);
    }

    /** The digits before or behind the point, whichever are more. */
    static int digits(BigDecimal stripped) {
        return Math.max(stripped.precision() - stripped.scale(), stripped.scale());
    }
}
