package io.communitykit.recommend.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two to the power of a fraction")
class PowerOfTwoTest {

    private static final MathContext DIGITS = new MathContext(40);
    /** To 40 digits: OEIS A002162. */
    private static final BigDecimal LN2 = new BigDecimal("0.6931471805599453094172321214581765680755");

    /** The series of e^(x ln 2), to far more digits than a double has. */
    private static BigDecimal exact(double fraction) {
        BigDecimal y = new BigDecimal(fraction).multiply(LN2, DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int i = 1; i < 40; i++) {
            term = term.multiply(y, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static void assertWithinTwoUnits(double fraction) {
        double power = PowerOfTwo.of(fraction);
        BigDecimal error = new BigDecimal(power).subtract(exact(fraction)).abs();
        assertThat(error).as("error at " + fraction).isLessThanOrEqualTo(new BigDecimal(2 * Math.ulp(1.0)));
    }

    @Test
    @DisplayName("is within two units of the last place of the exact one, between all roots of the table")
    void close() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2_000; i++) {
            assertWithinTwoUnits(random.nextDouble());
        }
        for (int i = 0; i <= 256; i++) {
            assertWithinTwoUnits(i / 256.0);
            assertWithinTwoUnits(Math.max(0, Math.nextDown(i / 256.0)));
            assertWithinTwoUnits(Math.min(1, Math.nextUp(i / 256.0)));
        }
    }

    @Test
    @DisplayName("is exact at both ends, and never below 1 or above 2")
    void ends() {
        assertThat(PowerOfTwo.of(0)).isEqualTo(1);
        assertThat(PowerOfTwo.of(1)).isEqualTo(2);
        assertThat(PowerOfTwo.of(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(PowerOfTwo.of(Math.nextDown(1.0))).isBetween(1.9999999999999, 2.0);
    }
}
