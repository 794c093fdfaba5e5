package io.communitykit.recommend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The generator")
class SplitMix64Test {

    @Test
    @DisplayName(
            "gives the numbers of the published algorithm (rosettacode.org, Pseudo-random numbers/Splitmix64, seed 1234567)")
    void published() {
        SplitMix64 draws = new SplitMix64(1_234_567);

        assertThat(IntStream.range(0, 5).mapToObj(i -> Long.toUnsignedString(draws.nextLong())))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    @Test
    @DisplayName("has a sequence for each purpose that a neighbouring seed does not continue")
    void purposes() {
        assertThat(IntStream.range(0, 1_000)
                        .boxed()
                        .flatMap(seed -> java.util.Arrays.stream(Purpose.values())
                                .map(purpose -> SplitMix64.of(seed, purpose).nextLong())))
                .doesNotHaveDuplicates()
                .hasSize(1_000 * Purpose.values().length);
    }

    @Test
    @DisplayName("chooses one of so many evenly")
    void below() {
        SplitMix64 draws = new SplitMix64(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[draws.below(7)]++;
        }

        double chiSquare = IntStream.of(counts)
                .mapToDouble(count -> (count - 1e4) * (count - 1e4) / 1e4)
                .sum();
        assertThat(chiSquare).isLessThan(22.46); // 99.9 % of 6 degrees of freedom
    }
}
