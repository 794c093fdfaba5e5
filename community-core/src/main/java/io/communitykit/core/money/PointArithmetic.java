package io.communitykit.core.money;

import io.communitykit.core.InvalidValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Arithmetic on whole points that fails rather than wraps, rounds only as told, and splits without a remainder lost.
 * All functions are pure and safe for many threads.
 */
public final class PointArithmetic {

    /** Above this a quotient is over 10^20 and no {@code long}. */
    private static final int MAX_MAGNITUDE = 21;
    /** Below this a quotient is under 1/100. */
    private static final int MIN_MAGNITUDE = -2;

    private static final MathContext SHOWN = MathContext.DECIMAL64;

    private PointArithmetic() {}

    /**
     * Adds.
     *
     * @param a any amount
     * @param b any amount
     * @return the exact sum
     * @throws InvalidValueException on overflow
     */
    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw InvalidValueException.overflow(a + " + " + b);
        }
        return sum;
    }

    /**
     * Subtracts.
     *
     * @param a any amount
     * @param b any amount
     * @return the exact difference
     * @throws InvalidValueException on overflow
     */
    public static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw InvalidValueException.overflow(a + " - " + b);
        }
        return difference;
    }

    /**
     * Multiplies by a factor and rounds once, at the end.
     *
     * @param points any amount
     * @param factor any factor, such as 1.5
     * @param rounding what happens to the fraction
     * @return the rounded product
     * @throws InvalidValueException on overflow, or if the rounding is {@link RoundingMode#UNNECESSARY} and the product
     *     is not whole
     */
    public static long scale(long points, BigDecimal factor, RoundingMode rounding) {
        return round(BigDecimal.valueOf(points).multiply(factor), rounding);
    }

    /**
     * How many points a quantity earns at "{@code points} for each {@code unit}", rounded once, at the end: with 3
     * points per 2.00 yuan, 3.00 yuan earn 4.5, which is 4 with {@link RoundingMode#DOWN}.
     *
     * @param points points for each unit
     * @param unit size of a unit, above 0
     * @param quantity what is measured, in the same measure as the unit
     * @param rounding what happens to the fraction
     * @return the rounded result
     * @throws InvalidValueException if the unit is not above 0, on overflow, or if the rounding is
     *     {@link RoundingMode#UNNECESSARY} and the result is not whole
     */
    public static long perUnit(long points, BigDecimal unit, BigDecimal quantity, RoundingMode rounding) {
        if (unit.signum() <= 0) {
            throw InvalidValueException.of("unit", "above 0", unit);
        }
        return divide("result", BigDecimal.valueOf(points).multiply(quantity), unit, rounding);
    }

    /**
     * Rounds to whole points.
     *
     * @param exact any number
     * @param rounding what happens to the fraction
     * @return the whole number
     * @throws InvalidValueException on overflow, or if the rounding is {@link RoundingMode#UNNECESSARY} and the number
     *     is not whole
     */
    public static long round(BigDecimal exact, RoundingMode rounding) {
        return divide("result", exact, BigDecimal.ONE, rounding);
    }

    /**
     * Splits a total by weights so that the parts add up to it exactly (largest remainder, Hamilton's method): each
     * part gets its share rounded towards 0, and what is left goes one by one to the largest remainders, the first of
     * equals first.
     *
     * @param total what to split; may be negative
     * @param weights at least one, none negative, not all 0
     * @return one part for each weight, in the same order, with the sum {@code total}; a weight of 0 gets 0
     * @throws InvalidValueException if the weights break their rule
     */
    public static List<Long> allocate(long total, List<Long> weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw InvalidValueException.of("weight", "0 or more", weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw InvalidValueException.of("sum of weights", "above 0", 0);
        }
        int n = weights.size();
        long[] parts = new long[n];
        BigInteger[] remainders = new BigInteger[n];
        long given = 0;
        for (int i = 0; i < n; i++) {
            BigInteger[] share = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights.get(i)))
                    .divideAndRemainder(sum);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1].abs();
            given += parts[i];
        }
        int step = Long.signum(total);
        List<Integer> order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .toList();
        for (int i = 0; given != total; i++, given += step) {
            parts[order.get(i)] += step;
        }
        return Arrays.stream(parts).boxed().toList();
    }

    /**
     * Divides and rounds in one step. Magnitudes come first, so that 1E+2000000000 is refused without being spelled
     * out.
     */
    static long divide(String what, BigDecimal dividend, BigDecimal divisor, RoundingMode rounding) {
        if (dividend.signum() == 0) {
            return 0;
        }
        long magnitude = magnitude(dividend) - magnitude(divisor);
        if (magnitude > MAX_MAGNITUDE) {
            throw InvalidValueException.overflow(what + " of about " + magnitude + " digits");
        }
        if (magnitude < MIN_MAGNITUDE) {
            // So near to 0 only the sign matters, whatever the rounding.
            return divide(what, BigDecimal.valueOf(dividend.signum(), 2), BigDecimal.ONE, rounding);
        }
        return toLong(what, quotient(what, dividend, divisor, rounding));
    }

    /** The quotient of two numbers of magnitudes m and n lies between 10^(m-n-1) and 10^(m-n+1). */
    private static long magnitude(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }

    private static BigDecimal quotient(String what, BigDecimal dividend, BigDecimal divisor, RoundingMode rounding) {
        try {
            return dividend.divide(divisor, 0, rounding);
        } catch (ArithmeticException e) {
            throw InvalidValueException.of(
                    what, "whole where no rounding is allowed", dividend.round(SHOWN) + " / " + divisor.round(SHOWN));
        }
    }

    private static long toLong(String what, BigDecimal whole) {
        try {
            return whole.longValueExact();
        } catch (ArithmeticException e) {
            throw InvalidValueException.overflow(what + " of " + whole.precision() + " digits");
        }
    }
}
