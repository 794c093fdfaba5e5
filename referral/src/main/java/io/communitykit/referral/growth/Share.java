package io.communitykit.referral.growth;

import io.communitykit.referral.growth.internal.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A part of a whole, exact. Of nothing there is no rate: that is an empty answer, neither 0 nor NaN. Immutable and safe for many threads.
 *
 * @param part 0 to {@code whole}
 * @param whole 0 or more
 */
public record Share(long part, long whole) {

    private static final BigDecimal BASIS = BigDecimal.valueOf(10_000);

    /**
     * Checks the range.
     *
     * @param part 0 to {@code whole}
     * @param whole 0 or more
     */
    public Share {
        Range.whole("whole", whole, 0, Long.MAX_VALUE);
        Range.whole("part", part, 0, whole);
    }

    /**
     * The rate in basis points.
     *
     * @param rounding what happens to fractions of one
     * @return 0 to 10,000; nothing where the whole is 0
     */
    public Optional<Integer> basisPoints(RoundingMode rounding) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .multiply(BASIS)
                        .divide(BigDecimal.valueOf(whole), 0, rounding)
                        .intValueExact());
    }

    /**
     * Where the rate behind it lies with 95 per cent confidence (Wilson 1927; Newcombe, Statistics in Medicine 17, 1998, 857, method 3).
     *
     * @return the interval within 0 and 1; nothing where the whole is 0
     */
    public Optional<Interval> interval() {
        if (whole == 0) {
            return Optional.empty();
        }
        double rate = (double) part / whole;
        double square = Interval.Z * Interval.Z / whole;
        double centre = rate + square / 2;
        double reach = Interval.Z * Math.sqrt(rate * (1 - rate) / whole + square / (4.0 * whole));
        // At either end the bound is the end itself, which rounding would miss.
        double low = part == 0 ? 0 : Math.max(0, (centre - reach) / (1 + square));
        double high = part == whole ? 1 : Math.min(1, (centre + reach) / (1 + square));
        return Optional.of(new Interval(low, high, Interval.Method.WILSON));
    }

    @Override
    public String toString() {
        return part + "/" + whole;
    }
}
