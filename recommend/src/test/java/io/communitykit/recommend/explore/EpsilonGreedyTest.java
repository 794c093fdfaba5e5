package io.communitykit.recommend.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.explore.Exploration.EpsilonGreedy;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Epsilon-greedy")
class EpsilonGreedyTest {

    private static final List<Evidence> ARMS =
            List.of(new Evidence(1, 10), new Evidence(3, 10), Evidence.NONE, new Evidence(6, 20));

    @Test
    @DisplayName("gives each arm epsilon / n, and the best, the first of equal ones, the rest as well")
    void propensities() {
        Choice choice = new EpsilonGreedy(2_000).choose(ARMS, 1);

        assertThat(choice.propensities()).containsExactly(0.05, 0.8500000000000001, 0.05, 0.05);
        assertThat(choice.propensity()).isEqualTo(choice.propensities().get(choice.arm()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 5_000, 10_000})
    @DisplayName("chooses as often as the propensities say, over 40,000 seeds")
    void frequencies(int epsilon) {
        EpsilonGreedy policy = new EpsilonGreedy(epsilon);
        long[] counts = new long[4];
        LongStream.range(0, 40_000)
                .forEach(seed -> counts[policy.choose(ARMS, seed).arm()]++);

        List<Double> propensities = policy.choose(ARMS, 0).propensities();
        assertThat(propensities.stream().mapToDouble(each -> each).sum()).isEqualTo(1, within(1e-12));
        for (int i = 0; i < 4; i++) {
            double p = propensities.get(i);
            double spread = Math.sqrt(40_000 * p * (1 - p));
            assertThat((double) counts[i]).as("arm " + i).isEqualTo(40_000 * p, within(4 * spread + 1e-9));
        }
    }

    @Test
    @DisplayName("gives the same choices for the same seeds on every machine")
    void golden() {
        EpsilonGreedy policy = new EpsilonGreedy(7_000);

        assertThat(LongStream.range(0, 20)
                        .mapToInt(seed -> policy.choose(ARMS, seed).arm()))
                .containsExactly(1, 1, 3, 0, 1, 1, 1, 2, 3, 0, 0, 3, 1, 3, 0, 2, 1, 1, 3, 0);
    }

    @Test
    @DisplayName("refuses shares, evidence and arms that cannot be")
    void bad() {
        assertThatThrownBy(() -> new EpsilonGreedy(10_001))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("epsilon in basis points must be from 0 to 10000, got 10001");
        assertThatThrownBy(() -> new EpsilonGreedy(0).choose(List.of(), 1))
                .hasMessage("number of arms must be from 1 to 100000, got 0");
        assertThatThrownBy(() -> new Evidence(2, 1)).hasMessage("clicks must be from 0.0 to 1.0, got 2.0");
        assertThatThrownBy(() -> new Evidence(0, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Choice(1, List.of(1.0, 0.0)))
                .hasMessage("propensity of the chosen arm 1 must be above 0, got 0");
        assertThatThrownBy(() -> new Choice(0, List.of(Double.NaN))).isInstanceOf(InvalidValueException.class);
    }
}
