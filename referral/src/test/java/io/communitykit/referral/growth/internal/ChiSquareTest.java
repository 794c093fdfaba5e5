package io.communitykit.referral.growth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Statistics")
class ChiSquareTest {

    /** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4, upper-tail critical values. */
    @ParameterizedTest
    @CsvSource({
        "1,0.05,3.841",
        "2,0.05,5.991",
        "5,0.01,15.086",
        "10,0.05,18.307",
        "10,0.025,20.483",
        "50,0.10,63.167",
        "100,0.05,124.342"
    })
    @DisplayName("give the critical values of chi-square that are printed")
    void published(int degrees, double above, double value) {
        assertThat(ChiSquare.exceeded(above, degrees)).isCloseTo(value, within(0.0005));
        assertThat(ChiSquare.above(value, degrees)).isCloseTo(above, within(0.0005));
    }

    @Test
    @DisplayName("with an even number of degrees have the closed form of a Poisson sum")
    void closed() {
        for (int half = 1; half <= 40; half++) {
            for (double x = 0.5; x < 120; x += 3.7) {
                double term = Math.exp(-x / 2);
                double sum = term;
                for (int i = 1; i < half; i++) {
                    term *= x / 2 / i;
                    sum += term;
                }
                assertThat(ChiSquare.above(x, 2.0 * half)).isCloseTo(sum, within(1e-12));
            }
        }
    }

    @Test
    @DisplayName("know the logarithm of gamma by factorials and at a half")
    void logGamma() {
        double log = 0;
        for (int n = 1; n <= 170; n++) {
            assertThat(ChiSquare.logGamma(n)).isCloseTo(log, within(1e-12 * Math.max(1, log)));
            log += Math.log(n);
        }
        assertThat(ChiSquare.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 3, 9.9, 10.1, 55, 4_000})
    @DisplayName("draw Poisson numbers with mean and variance alike")
    void poisson(double mean) {
        Sampler sampler = new Sampler(new SplittableRandom(7));
        check(40_000, mean, mean, () -> sampler.poisson(mean));
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 10.5, 30})
    @DisplayName("draw each Poisson number as often as its probability says")
    void poissonNumbers(double mean) {
        int draws = 400_000;
        int most = (int) (mean + 4 * Math.sqrt(mean));
        long[] found = new long[most + 2];
        Sampler sampler = new Sampler(new SplittableRandom(7));
        for (int i = 0; i < draws; i++) {
            found[(int) Math.min(sampler.poisson(mean), most + 1)]++;
        }
        double part = Math.exp(-mean);
        double rest = 1;
        double scatter = 0;
        int cells = 0;
        double left = 0;
        long drawn = 0;
        for (int k = 0; k <= most + 1; k++) {
            left += k <= most ? part : rest;
            drawn += found[k];
            rest -= part;
            part *= mean / (k + 1);
            // Pearson's statistic wants five or more in a cell.
            if (left * draws >= 5) {
                scatter += (drawn - left * draws) * (drawn - left * draws) / (left * draws);
                cells++;
                left = 0;
                drawn = 0;
            }
        }
        assertThat(ChiSquare.above(scatter, cells - 1)).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 1, 7.5, 900})
    @DisplayName("draw gamma numbers with mean and variance alike")
    void gamma(double shape) {
        Sampler sampler = new Sampler(new SplittableRandom(7));
        check(40_000, shape, shape, () -> sampler.gamma(shape));
    }

    @ParameterizedTest
    @CsvSource({"1,0.3", "20,0.5", "20,0.9", "1000,0.01", "100000,0.2", "50,0", "50,1"})
    @DisplayName("draw binomial numbers with mean np and variance np(1-p)")
    void binomial(double trials, double chance) {
        Sampler sampler = new Sampler(new SplittableRandom(7));
        check(40_000, trials * chance, trials * chance * (1 - chance), () -> sampler.binomial(trials, chance));
    }

    private static void check(int draws, double mean, double variance, java.util.function.DoubleSupplier source) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double drawn = source.getAsDouble();
            assertThat(drawn).isGreaterThanOrEqualTo(0);
            sum += drawn;
            squares += (drawn - mean) * (drawn - mean);
        }
        // Five standard errors of the mean; the seed is fixed.
        assertThat(sum / draws).isCloseTo(mean, within(5 * Math.sqrt(variance / draws) + 1e-12));
        assertThat(squares / draws).isCloseTo(variance, within(0.12 * variance + 1e-12));
    }
}
