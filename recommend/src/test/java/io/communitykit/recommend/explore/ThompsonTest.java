package io.communitykit.recommend.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.explore.Exploration.EpsilonGreedy;
import io.communitykit.recommend.explore.Exploration.Thompson;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Thompson sampling")
class ThompsonTest {

    private static final int SEEDS = 10_000;
    private static final List<Evidence> ARMS = List.of(
            new Evidence(3, 100), new Evidence(4.5, 90), Evidence.NONE, new Evidence(60, 1_000), new Evidence(1, 400));

    private final Thompson policy = new Thompson(0.5, 8);

    @Test
    @DisplayName("chooses as often as the propensities say, over 10,000 seeds")
    void frequencies() {
        long[] counts = new long[ARMS.size()];
        LongStream.range(0, SEEDS)
                .forEach(seed -> counts[policy.choose(ARMS, seed).arm()]++);

        List<Double> propensities = policy.choose(ARMS, 0).propensities();
        double chiSquare = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = SEEDS * propensities.get(i);
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        assertThat(chiSquare).isLessThan(18.47); // 99.9 % of 4 degrees of freedom
    }

    @Test
    @DisplayName("may be mixed with an even choice, which raises the least propensity")
    void mixed() {
        Choice choice = policy.choose(ARMS, 3);
        Choice mixed = choice.mixed(new EpsilonGreedy(1_000), 3);

        for (int i = 0; i < ARMS.size(); i++) {
            assertThat(mixed.propensities().get(i))
                    .isEqualTo(0.02 + 0.9 * choice.propensities().get(i), within(1e-15));
        }
    }

    @Test
    @DisplayName("never gives a propensity of 0")
    void hopeless() {
        List<Evidence> arms = List.of(new Evidence(1e6, 1e6), new Evidence(0, 1e6));

        assertThat(policy.choose(arms, 1).propensities()).containsExactly(1.0, 1e-12);
    }

    @Test
    @DisplayName("gives the same choices and the same bits for the same seeds on every machine")
    void golden() {
        assertThat(LongStream.range(0, 20)
                        .mapToInt(seed -> policy.choose(ARMS, seed).arm()))
                .containsExactly(1, 2, 2, 2, 2, 1, 2, 2, 3, 3, 2, 2, 1, 3, 1, 1, 3, 3, 1, 2);
        assertThat(policy.choose(ARMS, 0).propensities())
                .containsExactly(
                        0.04318080585975032,
                        0.21697294246309073,
                        0.3064136131068206,
                        0.4334326377922074,
                        7.781309710846019E-10);
    }

    @Test
    @DisplayName("refuses priors and arms that cannot be")
    void bad() {
        assertThatThrownBy(() -> new Thompson(0, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("successes of the prior must be from 0.1 to 1000000.0, got 0.0");
        assertThatThrownBy(() -> new Thompson(1, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> policy.choose(List.of(), 1)).isInstanceOf(InvalidValueException.class);
    }
}
