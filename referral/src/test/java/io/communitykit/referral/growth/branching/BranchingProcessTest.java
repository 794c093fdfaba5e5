package io.communitykit.referral.growth.branching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.growth.branching.Offspring.Empirical;
import io.communitykit.referral.growth.branching.Offspring.NegativeBinomial;
import io.communitykit.referral.growth.branching.Offspring.Poisson;
import io.communitykit.referral.growth.branching.Offspring.Regime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A branching process")
class BranchingProcessTest {

    /** The project's research on referrals, section 5: by iteration of q = f(q) in double arithmetic. */
    @ParameterizedTest
    @CsvSource({"1.2, 0.686, 0.887", "1.5, 0.417, 0.768", "2.0, 0.203, 0.640"})
    @DisplayName("dies out as often as was computed, and more often where few bring most")
    void extinction(double k, double poisson, double few) {
        assertThat(new BranchingProcess(new Poisson(k), 1).extinction()).isCloseTo(poisson, within(0.0005));
        assertThat(new BranchingProcess(new NegativeBinomial(k, 0.5), 1).extinction())
                .isCloseTo(few, within(0.0005));
    }

    /** Lotka 1931, sons of white males of the United States in 1920: p0 = 0.4825, p(k) = 0.2126 x 0.5893^(k-1), extinct 0.819. */
    @Test
    @DisplayName("gives Lotka's odds that a surname dies out")
    void lotka() {
        List<Long> sons = new ArrayList<>(List.of(482_500_000_000L));
        for (int k = 1; k < 120; k++) {
            sons.add(Math.round(212_600_000_000L * Math.pow(0.5893, k - 1.0)));
        }
        assertThat(new BranchingProcess(new Empirical(sons), 1).extinction()).isCloseTo(0.819, within(0.0015));
    }

    @Test
    @DisplayName("at K of exactly 1 dies out for certain, but where each brings exactly one")
    void critical() {
        for (Offspring offspring :
                List.of(new Poisson(1), new NegativeBinomial(1, 0.5), new Empirical(List.of(1L, 0L, 1L)))) {
            BranchingProcess process = new BranchingProcess(offspring, 1000);
            assertThat(offspring.regime()).isEqualTo(Regime.CRITICAL);
            assertThat(process.extinction()).isEqualTo(1);
            assertThat(process.progeny()).isEmpty();
            assertThat(process.generations(50).get(50).mean()).isEqualTo(1000);
            assertThat(process.generations(50).get(50).deviation())
                    .isCloseTo(Math.sqrt(1000 * 50 * offspring.variance()), within(1e-9));
        }
        BranchingProcess each = new BranchingProcess(new Empirical(List.of(0L, 5L)), 3);
        assertThat(each.offspring().regime()).isEqualTo(Regime.UNCHANGING);
        assertThat(each.extinction()).isZero();
        assertThat(each.generations(9).get(9)).isEqualTo(new Generation(9, 3, 0, 30, 0));
        assertThat(Regime.CRITICAL).hasToString("critical");
    }

    @Test
    @DisplayName("knows where K lies by one friend, however many members were counted")
    void regimes() {
        List<Long> most = new ArrayList<>(Collections.nCopies(100_000, 1_000_000_000_000L));
        assertThat(new Empirical(most).regime()).isEqualTo(Regime.SUPERCRITICAL);
        // Each of ten million brings as many, so that as many who bring nobody come to K = 1.
        long nobody = 10_000_100L * 99_998;
        most.replaceAll(it -> 0L);
        most.set(99_999, 10_000_100L);
        for (int more = -1; more <= 1; more++) {
            most.set(0, nobody + more);
            assertThat(new Empirical(most).regime())
                    .isEqualTo(List.of(Regime.SUPERCRITICAL, Regime.CRITICAL, Regime.SUBCRITICAL)
                            .get(more + 1));
        }
    }

    @Test
    @DisplayName("just above K = 1 lasts as often as the expansion by (K - 1) says")
    void nearlyCritical() {
        // Survival is 2 (K - 1) / s^2 to first order (Haldane 1927).
        BranchingProcess process = new BranchingProcess(new Poisson(1 + 1e-7), 1);
        assertThat(1 - process.extinction()).isCloseTo(2e-7, within(1e-12));
    }

    @Test
    @DisplayName("of several seeds dies out as the power of one")
    void seeds() {
        double one = new BranchingProcess(new Poisson(1.2), 1).extinction();
        assertThat(new BranchingProcess(new Poisson(1.2), 10).extinction()).isCloseTo(Math.pow(one, 10), within(1e-14));
        assertThat(new BranchingProcess(new Poisson(0), 10).extinction()).isEqualTo(1);
        assertThat(new BranchingProcess(new Poisson(0), 10).generations(2).get(1))
                .isEqualTo(new Generation(1, 0, 0, 10, 1));
    }

    @ParameterizedTest
    @CsvSource({"0.3", "0.8", "1.25", "3"})
    @DisplayName("has the mean and variance of the textbook in each generation")
    void moments(double k) {
        NegativeBinomial few = new NegativeBinomial(k, 0.5);
        List<Generation> all = new BranchingProcess(few, 7).generations(12);
        double mean = 7;
        double variance = 0;
        double total = 0;
        for (Generation each : all) {
            // The law of total variance, a step at a time.
            total += mean;
            assertThat(each.mean()).isCloseTo(mean, within(1e-9 * mean));
            assertThat(each.total()).isCloseTo(total, within(1e-9 * total));
            assertThat(each.deviation() * each.deviation()).isCloseTo(variance, within(1e-9 * variance + 1e-15));
            variance = mean * few.variance() + k * k * variance;
            mean *= k;
        }
    }

    @Test
    @DisplayName("below K = 1 comes to 1/(1-K) members a seed")
    void progeny() {
        Progeny progeny = new BranchingProcess(new Poisson(0.8), 100).progeny().orElseThrow();
        assertThat(progeny.mean()).isCloseTo(500, within(1e-9));
        // Borel-Tanner: n K / (1 - K)^3.
        assertThat(progeny.variance()).isCloseTo(100 * 0.8 / 0.008, within(1e-6));
        assertThat(new BranchingProcess(new Poisson(1.01), 100).progeny()).isEmpty();
    }

    @Test
    @DisplayName("forecasts a thousand generations whose variance no double holds")
    void thousand() {
        List<Generation> all = new BranchingProcess(new NegativeBinomial(2, 0.5), 10).generations(1000);
        Generation last = all.get(1000);
        assertThat(last.mean()).isCloseTo(10 * Math.pow(2, 1000), within(1e290));
        assertThat(last.deviation()).isFinite().isGreaterThan(last.mean() / 10);
        assertThat(last.extinct()).isCloseTo(Math.pow(0.640388, 10), within(1e-6));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new BranchingProcess(new Poisson(2), 10).generations(1100))
                .withMessageContaining("K = 2.0");
        Generation faded =
                new BranchingProcess(new Poisson(0.1), 10).generations(1000).get(1000);
        assertThat(faded).isEqualTo(new Generation(1000, 0, 0, faded.total(), 1));
    }

    @Test
    @DisplayName("has the nearest ranks of few runs")
    void ranks() {
        BranchingSimulation simulation = new BranchingSimulation(new BranchingProcess(new Poisson(1.5), 1_000));
        Spread one = simulation.run(1, 1, 3).get(1);
        assertThat(List.of(one.p10(), one.p90())).containsOnly(one.p50());
        // Of two, the first is the median, since half the runs had no more.
        Spread two = simulation.run(1, 2, 3).get(1);
        assertThat(two.p50()).isEqualTo(two.p10()).isLessThan(two.p90());
    }

    @Test
    @DisplayName("refuses what is out of range")
    void nonsense() {
        for (Runnable each : List.<Runnable>of(
                () -> new Poisson(-1),
                () -> new Poisson(Double.NaN),
                () -> new NegativeBinomial(1, 0),
                () -> new NegativeBinomial(1001, 1),
                () -> new Empirical(List.of()),
                () -> new Empirical(List.of(0L, 0L)),
                () -> new Empirical(List.of(1L, -1L)),
                () -> new BranchingProcess(new Poisson(1), 0),
                () -> new BranchingProcess(new Poisson(1), 1).generations(-1),
                () -> new BranchingSimulation(new BranchingProcess(new Poisson(1), 1)).run(10, 0, 1),
                () -> new BranchingSimulation(new BranchingProcess(new Poisson(1), 1)).run(1000, 1_000_000, 1))) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(each::run);
        }
    }
}
