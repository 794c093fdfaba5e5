package io.communitykit.risk.abuse.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.Signal;
import io.communitykit.risk.abuse.fact.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A fit of weights")
class AbuseFitTest {

    private static final Map<Signal, Integer> PLANTED = Map.of(
            Signal.SELF,
            9_800,
            Signal.SHARED,
            2_000,
            Signal.SIBLINGS,
            8_000,
            Signal.CYCLE,
            9_000,
            Signal.STAR,
            1_500,
            Signal.SPEED,
            7_000,
            Signal.REGULAR,
            500,
            Signal.VELOCITY,
            3_500);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("finds planted weights back, much nearer than the former ones")
    void planted(long seed) {
        FitResult result = AbuseFit.USUAL.fit(AbusePolicy.USUAL, cases(seed, 4_000));

        assertThat(distance(result.weights())).isLessThan(distance(AbusePolicy.USUAL.weights()) / 3);
        assertThat(result.after()).isLessThan(result.before());
        assertThat(result.cases()).isEqualTo(4_000);
        assertThat(result.weights().get(Signal.DISPOSABLE))
                .as("never spoke")
                .isEqualTo(AbusePolicy.USUAL.weight(Signal.DISPOSABLE));
    }

    private static double distance(Map<Signal, Integer> weights) {
        return PLANTED.entrySet().stream()
                .mapToDouble(each -> Math.abs(each.getValue() - weights.getOrDefault(each.getKey(), 0)))
                .sum();
    }

    /** Cases of noisy causes: each signal that speaks makes it fraud with its planted weight times its strength. */
    private static List<FitCase> cases(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FitCase> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<Signal, Integer> strengths = new EnumMap<>(Signal.class);
            double honest = 1;
            for (Signal signal : Signal.values()) {
                if (PLANTED.containsKey(signal) && random.nextInt(6) == 0) {
                    int strength = 1 + random.nextInt(10_000);
                    strengths.put(signal, strength);
                    honest *= 1 - strength / 10_000.0 * PLANTED.getOrDefault(signal, 0) / 10_000.0;
                }
            }
            all.add(new FitCase(strengths, random.nextDouble() < honest ? Finding.HONEST : Finding.FRAUD));
        }
        return all;
    }

    @Test
    @DisplayName("is the same in any order of cases")
    void order() {
        List<FitCase> cases = cases(9, 300);
        FitResult first = AbuseFit.USUAL.fit(AbusePolicy.USUAL, cases);
        Collections.shuffle(cases, new Random(1));

        assertThat(AbuseFit.USUAL.fit(AbusePolicy.USUAL, cases)).isEqualTo(first);
    }

    @Test
    @DisplayName("without cases keeps the former weights")
    void nothing() {
        FitResult result = AbuseFit.USUAL.fit(AbusePolicy.USUAL, List.of());

        assertThat(result.weights()).isEqualTo(AbusePolicy.USUAL.weights());
        assertThat(result.before()).isZero();
    }

    @Test
    @DisplayName(
            "moves a weight as far as cases outweigh the prior: the mean of a Beta law for one signal at full strength")
    void oneSignal() {
        List<FitCase> cases = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            cases.add(new FitCase(Map.of(Signal.CYCLE, 10_000), i < 90 ? Finding.FRAUD : Finding.HONEST));
        }
        FitResult result = new AbuseFit(20).fit(AbusePolicy.USUAL, cases);

        assertThat(result.weights().get(Signal.CYCLE))
                .as("(20 * 0.65 + 90) / (20 + 100)")
                .isCloseTo(8_583, within(1));
    }

    @Test
    @DisplayName("leaves alone a signal that the policy does not want")
    void unwanted() {
        AbusePolicy policy =
                AbusePolicy.USUAL.weighing(new PolicyVersion("2"), Map.of(Signal.SELF, 9_000, Signal.CYCLE, 0));
        FitCase both = new FitCase(Map.of(Signal.SELF, 5_000, Signal.CYCLE, 10_000), Finding.FRAUD);
        FitResult result = AbuseFit.USUAL.fit(policy, Collections.nCopies(50, both));

        assertThat(result.weights().get(Signal.CYCLE)).isZero();
        assertThat(result.weights().get(Signal.SELF)).isGreaterThan(9_000);
    }

    @Test
    @DisplayName("refuses a prior of nothing and strengths out of range")
    void ranges() {
        assertThatThrownBy(() -> new AbuseFit(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new FitCase(Map.of(Signal.SELF, 10_001), Finding.FRAUD))
                .isInstanceOf(InvalidValueException.class);
    }
}
