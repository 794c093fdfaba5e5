package io.communitykit.referral.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Draws from a seed")
class SeededDrawsTest {

    @Test
    @DisplayName("are those of SplitMix64, without the bits that are not needed")
    void published() {
        // Rosetta Code, "Pseudo-random numbers/Splitmix64": the first five numbers of seed 1234567.
        List<String> published = List.of(
                "6457827717110365317",
                "3203168211198807973",
                "9817491932198370423",
                "4593380528125082431",
                "16408922859458223821");
        SeededDraws draws = new SeededDraws(1_234_567);
        for (String number : published) {
            long halved = new BigInteger(number).shiftRight(1).longValueExact();
            assertThat(draws.below(Long.MAX_VALUE)).isEqualTo(halved);
        }
    }

    @Test
    @DisplayName("are below their bound, each as likely as every other, and the same in every row again")
    void below() {
        int[] seen = new int[6];
        for (int row = 0; row < 60_000; row++) {
            long drawn = new SeededDraws(7, row).below(6);
            assertThat(new SeededDraws(7, row).below(6)).isEqualTo(drawn);
            seen[(int) drawn]++;
        }
        // 10,000 each; the deviation is 91.
        for (int count : seen) {
            assertThat(count).isBetween(9_500, 10_500);
        }
        List<Long> ones = new ArrayList<>();
        SeededDraws draws = new SeededDraws(1);
        for (int i = 0; i < 9; i++) {
            ones.add(draws.below(1));
        }
        assertThat(ones).containsOnly(0L);
        assertThatThrownBy(() -> draws.below(0)).hasMessageContaining("1 or more");
    }
}
