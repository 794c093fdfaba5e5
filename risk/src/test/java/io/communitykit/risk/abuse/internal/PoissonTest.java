package io.communitykit.risk.abuse.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Poisson's tail")
class PoissonTest {

    /** {@code e} to fifty digits (OEIS A001113). */
    private static final BigDecimal E = new BigDecimal("2.71828182845904523536028747135266249775724709369995");

    private static final MathContext DIGITS = new MathContext(60);

    @ParameterizedTest(name = "{0} where {1} are usual")
    @CsvSource({"1, 1", "3, 1", "10, 3", "15, 2", "16, 2", "17, 2", "30, 1", "60, 20", "200, 7", "500, 400"})
    @DisplayName("is its series, summed exactly")
    void series(int count, int mean) {
        BigDecimal term = BigDecimal.ONE.divide(E.pow(mean, DIGITS), DIGITS);
        BigDecimal tail = BigDecimal.ZERO;
        for (int k = 1; k <= count + 2_000; k++) {
            term = term.multiply(BigDecimal.valueOf(mean)).divide(BigDecimal.valueOf(k), DIGITS);
            tail = k >= count ? tail.add(term, DIGITS) : tail;
        }
        double expected = count <= mean ? 0 : -log10(tail);

        assertThat(Poisson.surprise(count, mean)).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    private static double log10(BigDecimal value) {
        int shift = value.precision() - value.scale();
        return Math.log10(value.movePointLeft(shift).doubleValue()) + shift;
    }

    @Test
    @DisplayName("says nothing of what is usual or rarer")
    void usual() {
        assertThat(Poisson.surprise(3, 3)).isZero();
        assertThat(Poisson.surprise(2, 3.5)).isZero();
    }
}
