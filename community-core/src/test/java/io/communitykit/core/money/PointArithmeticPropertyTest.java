package io.communitykit.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** The model is {@link BigInteger}: fractions as pairs of them, rounded by hand. */
class PointArithmeticPropertyTest {

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(25).negate(), BigInteger.TEN.pow(25)),
                        Arbitraries.integers().between(-6, 12))
                .as(BigDecimal::new);
    }

    @Provide
    Arbitrary<List<Long>> weights() {
        Arbitrary<Long> weight = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 10), Arbitraries.longs().between(0, Long.MAX_VALUE));
        return weight.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .filter(all -> all.stream().anyMatch(w -> w > 0));
    }

    @Property
    void addAndSubtractAreExactOrRefuse(@ForAll long a, @ForAll long b) {
        assertExactOrRefused(BigInteger.valueOf(a).add(BigInteger.valueOf(b)), () -> PointArithmetic.add(a, b));
        assertExactOrRefused(
                BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)), () -> PointArithmetic.subtract(a, b));
    }

    @Property
    void scaleRoundsTheExactProductOnce(
            @ForAll long points, @ForAll("decimals") BigDecimal factor, @ForAll RoundingMode mode) {
        BigInteger[] fraction = fraction(factor);
        BigInteger numerator = fraction[0].multiply(BigInteger.valueOf(points));
        assertRounded(numerator, fraction[1], mode, () -> PointArithmetic.scale(points, factor, mode));
    }

    @Property
    void roundRoundsOnce(@ForAll("decimals") BigDecimal exact, @ForAll RoundingMode mode) {
        BigInteger[] fraction = fraction(exact);
        assertRounded(fraction[0], fraction[1], mode, () -> PointArithmetic.round(exact, mode));
    }

    @Property
    void perUnitRoundsTheExactQuotientOnce(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long points,
            @ForAll("decimals") BigDecimal unit,
            @ForAll("decimals") BigDecimal quantity,
            @ForAll RoundingMode mode) {
        if (unit.signum() <= 0) {
            assertThatThrownBy(() -> PointArithmetic.perUnit(points, unit, quantity, mode))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageStartingWith("unit must be above 0");
            return;
        }
        BigInteger[] q = fraction(quantity);
        BigInteger[] u = fraction(unit);
        BigInteger numerator = BigInteger.valueOf(points).multiply(q[0]).multiply(u[1]);
        assertRounded(
                numerator, q[1].multiply(u[0]), mode, () -> PointArithmetic.perUnit(points, unit, quantity, mode));
    }

    @Property
    void partsAddUpAndStayWithinOneOfTheExactShare(@ForAll long total, @ForAll("weights") List<Long> weights) {
        List<Long> parts = PointArithmetic.allocate(total, weights);
        BigInteger whole = BigInteger.valueOf(total);
        BigInteger sum = sum(weights);

        assertThat(parts).hasSameSizeAs(weights);
        assertThat(sum(parts)).isEqualTo(whole);
        for (int i = 0; i < parts.size(); i++) {
            BigInteger weight = BigInteger.valueOf(weights.get(i));
            // |part - total * weight / sum| < 1, without a division
            BigInteger off = BigInteger.valueOf(parts.get(i)).multiply(sum).subtract(whole.multiply(weight));
            assertThat(off.abs()).isLessThan(sum);
            assertThat(weight.signum() == 0 && parts.get(i) != 0).isFalse();
        }
    }

    @Property
    void leftOversGoToTheLargestRemaindersFirstOfEqualsFirst(
            @ForAll long total, @ForAll("weights") List<Long> weights) {
        assertThat(PointArithmetic.allocate(total, weights)).isEqualTo(hamilton(total, weights));
    }

    /** Hamilton's method word for word: give shares rounded towards 0, then the rest one by one by a search. */
    private static List<Long> hamilton(long total, List<Long> weights) {
        BigInteger sum = sum(weights);
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger left = BigInteger.valueOf(total);
        for (long weight : weights) {
            BigInteger[] share = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(sum);
            parts.add(share[0]);
            remainders.add(share[1].abs());
            left = left.subtract(share[0]);
        }
        while (left.signum() != 0) {
            int best = 0;
            for (int i = 1; i < parts.size(); i++) {
                best = remainders.get(i).compareTo(remainders.get(best)) > 0 ? i : best;
            }
            BigInteger one = BigInteger.valueOf(left.signum());
            parts.set(best, parts.get(best).add(one));
            remainders.set(best, BigInteger.ONE.negate());
            left = left.subtract(one);
        }
        return parts.stream().map(BigInteger::longValueExact).toList();
    }

    private static BigInteger sum(List<Long> numbers) {
        return numbers.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger[] fraction(BigDecimal number) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(number.scale()));
        return number.scale() >= 0
                ? new BigInteger[] {number.unscaledValue(), power}
                : new BigInteger[] {number.unscaledValue().multiply(power), BigInteger.ONE};
    }

    private static void assertRounded(
            BigInteger numerator, BigInteger denominator, RoundingMode mode, LongSupplier actual) {
        BigInteger[] quotient = numerator.divideAndRemainder(denominator);
        if (mode == RoundingMode.UNNECESSARY && quotient[1].signum() != 0) {
            assertThatThrownBy(actual::getAsLong).isInstanceOf(InvalidValueException.class);
            return;
        }
        boolean away = away(quotient, numerator.signum(), denominator, mode);
        assertExactOrRefused(away ? quotient[0].add(BigInteger.valueOf(numerator.signum())) : quotient[0], actual);
    }

    private static boolean away(BigInteger[] quotient, int sign, BigInteger denominator, RoundingMode mode) {
        int half = quotient[1].abs().shiftLeft(1).compareTo(denominator);
        return quotient[1].signum() != 0
                && switch (mode) {
                    case UP -> true;
                    case DOWN, UNNECESSARY -> false;
                    case CEILING -> sign > 0;
                    case FLOOR -> sign < 0;
                    case HALF_UP -> half >= 0;
                    case HALF_DOWN -> half > 0;
                    case HALF_EVEN -> half > 0 || (half == 0 && quotient[0].testBit(0));
                };
    }

    private static void assertExactOrRefused(BigInteger expected, LongSupplier actual) {
        if (expected.compareTo(MIN) < 0 || expected.compareTo(MAX) > 0) {
            assertThatThrownBy(actual::getAsLong)
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageEndingWith("leaves the range of a 64-bit integer");
        } else {
            assertThat(actual.getAsLong()).isEqualTo(expected.longValueExact());
        }
    }
}
