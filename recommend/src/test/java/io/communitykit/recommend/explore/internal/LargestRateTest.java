package io.communitykit.recommend.explore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.recommend.internal.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The probability that a rate is the largest")
class LargestRateTest {

    /** Exact for a whole first parameter: Miller, Formulas for Bayesian A/B Testing (evanmiller.org, 2014), equation 6. */
    private static double secondBeatsFirst(double a1, double b1, int a2, double b2) {
        double sum = 0;
        for (int i = 0; i < a2; i++) {
            sum += Math.exp(logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - logBeta(a1, b1));
        }
        return sum;
    }

    /** Only for sums that are whole or half. */
    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** By Stirling's series at x + 20, and down by the recurrence. */
    private static double logGamma(double x) {
        double y = x + 20;
        double series = (y - 0.5) * Math.log(y)
                - y
                + 0.5 * Math.log(2 * Math.PI)
                + 1 / (12 * y)
                - 1 / (360 * y * y * y)
                + 1 / (1_260 * Math.pow(y, 5));
        for (int i = 0; i < 20; i++) {
            series -= Math.log(x + i);
        }
        return series;
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1,1",
        "2,3,5,4",
        "0.5,0.5,1,1",
        "0.1,9.9,1,20",
        "120,4000,130,3900",
        "3,99997,20,80000",
        "1,1,3000,7000",
        "0.1,0.1,2,0.1",
        "500,20,480,25"
    })
    @DisplayName("is that of the closed formula for two arms, to nine digits")
    void two(double a1, double b1, int a2, double b2) {
        double[] got = LargestRate.probabilities(new double[] {a1, a2}, new double[] {b1, b2});

        assertThat(got[1]).isEqualTo(secondBeatsFirst(a1, b1, a2, b2), within(2e-9));
        assertThat(got[0] + got[1]).isEqualTo(1, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50, 200})
    @DisplayName("is the same for arms that are alike")
    void alike(int arms) {
        double[] a = new double[arms];
        double[] b = new double[arms];
        Arrays.fill(a, 3.5);
        Arrays.fill(b, 700);

        assertThat(LargestRate.probabilities(a, b)).containsExactly(filled(arms, 1.0 / arms), within(1e-12));
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("is that of a plain sum on a fine grid for random arms")
    void naive(long seed) {
        SplitMix64 draws = new SplitMix64(seed);
        int arms = 2 + draws.below(9);
        double[] a = new double[arms];
        double[] b = new double[arms];
        for (int i = 0; i < arms; i++) {
            double impressions = Math.pow(10, 4 * draws.unit());
            double clicks = impressions * 0.3 * draws.unit();
            a[i] = 0.5 + clicks;
            b[i] = 0.5 + impressions - clicks;
        }

        assertThat(LargestRate.probabilities(a, b)).containsExactly(onGrid(a, b), within(5e-7));
    }

    /** The trapezoidal rule on 400,000 points of the log odds from -60 to 60; its distribution functions are right to some 1e-7. */
    private static double[] onGrid(double[] a, double[] b) {
        double[] shares = new double[a.length];
        double[] results = new double[a.length];
        double width = 120.0 / 400_000;
        for (int k = 0; k < 400_000; k++) {
            double x = 1 / (1 + Math.exp(60 - k * width));
            double[] density = new double[a.length];
            double product = 1;
            for (int i = 0; i < a.length; i++) {
                density[i] = width * Math.exp(a[i] * Math.log(x) + b[i] * Math.log1p(-x) - logBeta(a[i], b[i]));
                shares[i] += density[i];
                product *= shares[i] - density[i] / 2;
            }
            for (int i = 0; i < a.length; i++) {
                double own = shares[i] - density[i] / 2;
                results[i] += own > 0 ? density[i] * product / own : 0;
            }
        }
        return results;
    }

    @Test
    @DisplayName("is how often each of 200 arms wins, within five standard errors of 20,000 draws")
    void monteCarlo() {
        double[] a = new double[200];
        double[] b = new double[200];
        SplitMix64 draws = new SplitMix64(77);
        for (int i = 0; i < 200; i++) {
            a[i] = 1 + draws.below(30);
            b[i] = 20 + draws.below(900);
        }
        double[] probabilities = LargestRate.probabilities(a, b);
        int rounds = 20_000;
        int[] wins = new int[200];
        BetaSampler sampler = new BetaSampler(new SplitMix64(78));
        for (int round = 0; round < rounds; round++) {
            int best = 0;
            double most = -1;
            for (int i = 0; i < 200; i++) {
                double rate = sampler.next(a[i], b[i]);
                if (rate > most) {
                    most = rate;
                    best = i;
                }
            }
            wins[best]++;
        }

        assertThat(Arrays.stream(probabilities).sum()).isEqualTo(1, within(1e-12));
        for (int i = 0; i < 200; i++) {
            double p = probabilities[i];
            double spread = Math.sqrt(p * (1 - p) / rounds);
            assertThat(wins[i] / (double) rounds).as("arm " + i).isEqualTo(p, within(5 * spread + 1.0 / rounds));
        }
    }

    @Test
    @DisplayName("knows arms that cannot win, and arms of very different evidence")
    void extremes() {
        double[] hopeless = LargestRate.probabilities(new double[] {1e9, 1}, new double[] {1, 1e9});
        assertThat(hopeless[0]).isEqualTo(1);
        assertThat(hopeless[1]).isEqualTo(0);

        // A rate known to be 0.3 and one of which nothing is known: 0.7 is the chance that the other is above.
        double[] known = LargestRate.probabilities(new double[] {3e9, 1}, new double[] {7e9, 1});
        assertThat(known[1]).isEqualTo(0.7, within(1e-8));
    }
}
