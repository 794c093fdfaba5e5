package io.communitykit.recommend.explore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.recommend.internal.SplitMix64;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The sampler")
class BetaSamplerTest {

    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2.5, 40, 1e6})
    @DisplayName("draws gamma variables whose mean and variance are the shape")
    void gamma(double shape) {
        BetaSampler sampler = new BetaSampler(new SplitMix64(11));
        double variance = shape;
        double fourth = 3 * shape * shape + 6 * shape; // fourth central moment

        check(() -> sampler.gamma(shape), shape, variance, fourth);
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.1", "0.5,3", "1,1", "20,900", "100000,5"})
    @DisplayName("draws beta variables of the right mean and variance")
    void beta(double a, double b) {
        BetaSampler sampler = new BetaSampler(new SplitMix64(12));
        double mean = a / (a + b);
        double variance = mean * (1 - mean) / (a + b + 1);
        double excess =
                6 * ((a - b) * (a - b) * (a + b + 1) - a * b * (a + b + 2)) / (a * b * (a + b + 2) * (a + b + 3));

        check(() -> sampler.next(a, b), mean, variance, (3 + excess) * variance * variance);
    }

    /** Within 4.5 standard errors of the moments. */
    private static void check(DoubleSupplier draw, double mean, double variance, double fourth) {
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            values[i] = draw.getAsDouble();
        }
        double observed = Arrays.stream(values).average().orElseThrow();
        double spread = Arrays.stream(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(observed).isEqualTo(mean, within(4.5 * Math.sqrt(variance / DRAWS)));
        assertThat(spread).isEqualTo(variance, within(4.5 * Math.sqrt((fourth - variance * variance) / DRAWS)));
    }

    @Test
    @DisplayName("fits the arcsine law, the one beta distribution with a plain distribution function and two poles")
    void arcsine() {
        BetaSampler sampler = new BetaSampler(new SplitMix64(13));
        int[] tenths = new int[10];
        for (int i = 0; i < DRAWS; i++) {
            double share = 2 / Math.PI * Math.asin(Math.sqrt(sampler.next(0.5, 0.5)));
            tenths[(int) Math.min(9, share * 10)]++;
        }

        double expected = DRAWS / 10.0;
        double chiSquare = Arrays.stream(tenths)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(chiSquare).isLessThan(27.88); // 99.9 % of 9 degrees of freedom
    }
}
