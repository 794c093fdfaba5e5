package io.communitykit.recommend.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.recommend.offpolicy.SimulatedLog.Model;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("In a world whose truth is known")
class CoverageTest {

    private static final int ROUNDS = 2_000;
    private static final double TRUTH = SimulatedLog.truth();

    private static OffPolicy at(int level, IntervalMethod method) {
        return new OffPolicy(level, Double.POSITIVE_INFINITY, Guard.STANDARD, method);
    }

    @ParameterizedTest
    @CsvSource({
        "IPS, WRONG, 9500",
        "SNIPS, WRONG, 9500",
        "DOUBLY_ROBUST, WRONG, 9500",
        "DOUBLY_ROBUST, RIGHT, 9500",
        "IPS, WRONG, 8000",
        "SNIPS, WRONG, 8000",
        "DOUBLY_ROBUST, RIGHT, 8000"
    })
    @DisplayName("the interval covers it at its level, within three standard errors of 2,000 logs")
    void normal(Estimator estimator, Model model, int level) {
        OffPolicy policy = at(level, IntervalMethod.Normal.INSTANCE);
        int covered = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            covered += covers(policy.estimate(estimator, SimulatedLog.of(seed, 1_000, model)));
        }

        double share = level / 10_000.0;
        assertThat(covered / (double) ROUNDS).isEqualTo(share, within(3 * Math.sqrt(share * (1 - share) / ROUNDS)));
    }

    @ParameterizedTest
    @CsvSource({"IPS", "SNIPS", "DOUBLY_ROBUST"})
    @DisplayName("the interval of the bootstrap covers it at its level, within three standard errors of 400 logs")
    void bootstrap(Estimator estimator) {
        int covered = 0;
        for (long seed = 0; seed < 400; seed++) {
            OffPolicy policy = at(9_500, new IntervalMethod.Bootstrap(400, seed));
            covered += covers(policy.estimate(estimator, SimulatedLog.of(seed, 400, Model.WRONG)));
        }

        assertThat(covered / 400.0).isEqualTo(0.95, within(3 * Math.sqrt(0.95 * 0.05 / 400)));
    }

    private static int covers(Estimate estimate) {
        return estimate.low() <= TRUTH && TRUTH <= estimate.high() ? 1 : 0;
    }

    @ParameterizedTest
    @CsvSource({"IPS, 20", "DOUBLY_ROBUST, 20", "IPS, 200", "DOUBLY_ROBUST, 200"})
    @DisplayName(
            "IPS and doubly robust are right on average, the latter with a wrong model too, which alone is far off")
    void unbiased(Estimator estimator, int records) {
        OffPolicy policy = at(9_500, IntervalMethod.Normal.INSTANCE);
        double sum = 0;
        double squares = 0;
        double modelAlone = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            List<LoggedChoice> log = SimulatedLog.of(seed, records, Model.WRONG);
            double value = policy.estimate(estimator, log).value();
            sum += value;
            squares += value * value;
            modelAlone +=
                    log.stream().mapToDouble(LoggedChoice::expected).average().orElseThrow() / ROUNDS;
        }

        double mean = sum / ROUNDS;
        double error = Math.sqrt((squares / ROUNDS - mean * mean) / ROUNDS);
        assertThat(mean).isEqualTo(TRUTH, within(3.5 * error));
        assertThat(Math.abs(modelAlone - TRUTH)).isGreaterThan(20 * error);
    }

    @Test
    @DisplayName(
            "the mean weight is 1, a good model narrows the interval, and SNIPS is narrower than IPS where rewards are far from 0")
    void narrower() {
        List<LoggedChoice> right = SimulatedLog.of(1, 20_000, Model.RIGHT);
        OffPolicy policy = at(9_500, IntervalMethod.Normal.INSTANCE);

        assertThat(policy.ips(right).meanWeight()).isEqualTo(1, within(0.03));
        assertThat(policy.doublyRobust(right).standardError())
                .isLessThan(policy.ips(right).standardError());
        List<LoggedChoice> far = right.stream()
                .map(each -> LoggedChoice.of(each.number(), each.propensity(), each.target(), each.reward() + 5))
                .toList();
        assertThat(policy.snips(far).standardError()).isLessThan(policy.ips(far).standardError() / 5);
    }

    @Test
    @DisplayName("the same log and seed give the same bits on every machine")
    void golden() {
        List<LoggedChoice> log = SimulatedLog.of(2_026, 500, Model.WRONG);
        OffPolicy normal = at(9_500, IntervalMethod.Normal.INSTANCE);
        Estimate bootstrap = at(9_000, new IntervalMethod.Bootstrap(500, 7)).snips(log);

        assertThat(List.of(
                        normal.ips(log).value(),
                        normal.snips(log).value(),
                        normal.doublyRobust(log).value()))
                .containsExactly(0.42833333333333373, 0.396507035299927, 0.4048666666666647);
        assertThat(List.of(normal.snips(log).low(), normal.snips(log).high(), bootstrap.low(), bootstrap.high()))
                .containsExactly(0.32707019242663415, 0.4659438781732198, 0.3397484756097571, 0.457223431321462);
    }
}
