package io.communitykit.recommend.offpolicy;

import static io.communitykit.recommend.signal.SignalId.COMMENT;
import static io.communitykit.recommend.signal.SignalId.DWELL;
import static io.communitykit.recommend.signal.SignalId.LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.SplitMix64;
import io.communitykit.recommend.offpolicy.TargetPolicy.Greedy;
import io.communitykit.recommend.offpolicy.TargetPolicy.Softmax;
import io.communitykit.recommend.offpolicy.Verdict.Better;
import io.communitykit.recommend.offpolicy.Verdict.Finding;
import io.communitykit.recommend.offpolicy.Verdict.NotProven;
import io.communitykit.recommend.offpolicy.Verdict.TooFewData;
import io.communitykit.recommend.signal.SignalId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The advisor of weights")
class WeightAdvisorTest {

    private static final List<SignalId> SIGNALS = List.of(DWELL, LIKE, COMMENT);
    private static final TargetPolicy POLICY = new Softmax(0.5);
    private static final SignalWeights NOW = weights(1, 0.9, 0.8);

    /** What a click depends on: by how much each signal raises its probability. */
    private static final double[] LONG_READ = {0.8, 0.05, 0.05};

    private static final double[] NOTHING = {0, 0, 0};

    private static SignalWeights weights(double dwell, double like, double comment) {
        return new SignalWeights(SIGNALS, List.of(dwell, like, comment));
    }

    private static List<LoggedDecision> log(long seed, int size, double[] truth) {
        SplitMix64 draws = new SplitMix64(SplitMix64.mix(seed));
        List<LoggedDecision> log = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            double[][] terms = terms(draws);
            double[] propensities = POLICY.probabilities(scores(terms, NOW));
            int chosen = SimulatedLog.drawn(propensities, draws.unit());
            double reward = draws.unit() < 0.05 + dot(truth, terms[chosen]) ? 1 : 0;
            log.add(LoggedDecision.of(n, terms, chosen, propensities[chosen], reward));
        }
        return log;
    }

    private static double[][] terms(SplitMix64 draws) {
        double[][] terms = new double[4][3];
        for (double[] row : terms) {
            for (int j = 0; j < 3; j++) {
                row[j] = draws.unit();
            }
        }
        return terms;
    }

    private static double[] scores(double[][] terms, SignalWeights weights) {
        double[] scores = new double[terms.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = dot(weights.array(), terms[i]);
        }
        return scores;
    }

    private static double dot(double[] left, double[] right) {
        return left[0] * right[0] + left[1] * right[1] + left[2] * right[2];
    }

    /** What the policy brings with these weights, over 100,000 decisions, without drawing. */
    private static double truth(SignalWeights weights, double[] truth) {
        SplitMix64 draws = new SplitMix64(99);
        double sum = 0;
        for (int n = 0; n < 100_000; n++) {
            double[][] terms = terms(draws);
            double[] probabilities = POLICY.of(scores(terms, weights));
            for (int i = 0; i < 4; i++) {
                sum += probabilities[i] * (0.05 + dot(truth, terms[i]));
            }
        }
        return sum / 100_000;
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    @DisplayName("finds better weights, proves it on the other half of the log, and is right about the world")
    void better(Estimator estimator) {
        WeightAdvisor advisor =
                WeightAdvisor.builder(POLICY, 5).estimator(estimator).build();
        List<LoggedDecision> log = log(7, 8_000, LONG_READ);

        WeightAdvice advice = advisor.advise(log, NOW, List.of(), new WeightSearch(1.5, 4, 2));

        assertThat(advice.verdict()).isInstanceOf(Better.class);
        assertThat(advice.verdict().<Double>fold(Better::atLeast, no -> 0.0, few -> 0.0))
                .isEqualTo(advice.difference().low())
                .isPositive();
        assertThat(advice.proposed().weights().get(0)).isGreaterThan(1);
        assertThat(advice.ofNow().records()).isBetween(3_800, 4_200);
        double gain = truth(advice.proposed(), LONG_READ) - truth(NOW, LONG_READ);
        assertThat(gain)
                .isBetween(advice.difference().low(), advice.difference().high());
        assertThat(truth(NOW, LONG_READ))
                .isBetween(advice.ofNow().low(), advice.ofNow().high());
        assertThat(advisor.advise(log, NOW, List.of(), new WeightSearch(1.5, 4, 2)))
                .isEqualTo(advice);
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    @DisplayName(
            "gives the difference an interval that covers the truth at its level, within three standard errors of 600 logs")
    void coverage(Estimator estimator) {
        SignalWeights other = weights(3, 0.5, 0.4);
        double gain = truth(other, LONG_READ) - truth(NOW, LONG_READ);
        int covered = 0;
        for (long seed = 0; seed < 600; seed++) {
            Difference difference = WeightAdvisor.builder(POLICY, seed)
                    .estimator(estimator)
                    .build()
                    .judge(log(1_000 + seed, 1_000, LONG_READ), NOW, other)
                    .difference();
            covered += difference.low() <= gain && gain <= difference.high() ? 1 : 0;
        }

        assertThat(covered / 600.0).isEqualTo(0.95, within(3 * Math.sqrt(0.95 * 0.05 / 600)));
    }

    @Test
    @DisplayName("keeps an order, and without it would not")
    void order() {
        double[] comments = {0.05, 0.05, 0.8};
        List<LoggedDecision> log = log(2, 4_000, comments);
        WeightSearch search = new WeightSearch(1.5, 4, 2);

        WeightAdvice free = WeightAdvisor.builder(POLICY, 5).build().advise(log, NOW, List.of(), search);
        WeightAdvisor ordered = WeightAdvisor.builder(POLICY, 5)
                .order(WeightAdvisor.Builder.DWELL_FIRST)
                .build();
        WeightAdvice kept = ordered.advise(log, NOW, List.of(), search);

        assertThat(free.proposed().keeps(WeightAdvisor.Builder.DWELL_FIRST)).isFalse();
        assertThat(kept.proposed().keeps(WeightAdvisor.Builder.DWELL_FIRST)).isTrue();
        assertThatThrownBy(() -> ordered.judge(log, NOW, weights(1, 1, 0.5)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("proposed weights must be falling in the order [dwell, like, favourite, comment], got"
                        + " [1.0, 1.0, 0.5]");
        assertThatThrownBy(() -> ordered.judge(log, weights(1, 2, 3), NOW))
                .hasMessageStartingWith("present weights must be falling");
    }

    @Test
    @DisplayName("seldom says better where no weights are: at most 13 of 200 logs (99.9 % of a binomial of 2.5 %)")
    void nothingToFind() {
        int better = 0;
        for (long seed = 0; seed < 200; seed++) {
            WeightAdvice advice = WeightAdvisor.builder(POLICY, seed)
                    .build()
                    .advise(log(seed, 600, NOTHING), NOW, List.of(), new WeightSearch(1.7, 3, 1));
            better += advice.verdict() instanceof Better ? 1 : 0;
        }

        assertThat(better).isLessThanOrEqualTo(13);
    }

    @Test
    @DisplayName("judges given weights on the whole log: better, worse, or not to be told apart")
    void judge() {
        WeightAdvisor advisor = WeightAdvisor.builder(POLICY, 5).build();
        List<LoggedDecision> log = log(3, 6_000, LONG_READ);

        WeightAdvice better = advisor.judge(log, NOW, weights(3, 0.5, 0.4));
        assertThat(better.verdict()).isInstanceOf(Better.class);
        assertThat(better.ofNow().records()).isEqualTo(6_000);
        assertThat(better.ofNow().meanWeight()).isEqualTo(1, within(1e-12));
        assertThat(advisor.judge(log, NOW, weights(0.1, 2, 2)).verdict()).isEqualTo(new NotProven(Finding.WORSE));
        assertThat(advisor.judge(log, NOW, weights(1, 0.8, 0.9)).verdict())
                .isEqualTo(new NotProven(Finding.INTERVAL_HOLDS_ZERO));
        assertThat(advisor.judge(log, NOW, NOW).verdict()).isEqualTo(new NotProven(Finding.NO_PROPOSAL));
    }

    @Test
    @DisplayName("lets given weights compete with those that it finds")
    void given() {
        WeightAdvisor advisor = WeightAdvisor.builder(POLICY, 5).build();
        SignalWeights good = weights(6, 0.4, 0.3);
        WeightAdvice advice = advisor.advise(
                log(4, 6_000, LONG_READ), NOW, List.of(weights(0.1, 2, 2), good), new WeightSearch(1.01, 1, 1));

        assertThat(advice.proposed()).isEqualTo(good);
        assertThat(advice.considered()).hasSize(4);
        assertThat(advice.considered().get(0).weights()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("says that there is too little data, and how much would do")
    void tooFew() {
        WeightAdvisor advisor = WeightAdvisor.builder(POLICY, 5).build();
        for (int size : new int[] {0, 1, 60}) {
            WeightAdvice advice = advisor.advise(log(6, size, LONG_READ), NOW, List.of(), WeightSearch.STANDARD);
            assertThat(advice.verdict()).isInstanceOf(TooFewData.class);
            assertThat(advice.proposed()).isEqualTo(NOW);
        }
        // Sure of one candidate, where the log tried all: few records say anything.
        WeightAdvice far =
                WeightAdvisor.builder(new Greedy(0), 5).build().judge(log(6, 210, LONG_READ), NOW, weights(0, 0, 1));
        assertThat(far.verdict()).isInstanceOf(TooFewData.class);
        assertThat(((TooFewData) far.verdict()).reasons())
                .extracting(Trust.Reason::lack)
                .contains(Trust.Lack.EFFECTIVE_RECORDS);
    }

    @Test
    @DisplayName("turns scores into probabilities as by hand")
    void policies() {
        assertThat(new Softmax(2).probabilities(new double[] {2 * Math.log(3), 0, -1e300}))
                .containsExactly(new double[] {0.75, 0.25, 0}, within(1e-15));
        assertThat(new Greedy(3_000).probabilities(new double[] {1, 5, 5}))
                .containsExactly(new double[] {0.1, 0.8, 0.1}, within(1e-15));
        assertThatThrownBy(() -> new Softmax(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Softmax(1).probabilities(new double[0])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Softmax(1).probabilities(new double[] {1, Double.NaN}))
                .hasMessageStartingWith("score 1 must be");
        assertThatThrownBy(() -> new Greedy(-1)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("refuses decisions and weights that cannot be, and names the record")
    void bad() {
        double[][] terms = {{1, 2, 3}, {4, 5, 6}};
        assertThatThrownBy(() -> LoggedDecision.of(8, terms, 0, 0, 1))
                .hasMessageStartingWith("propensity of record 8 must be above 0");
        assertThatThrownBy(() -> LoggedDecision.of(8, terms, 2, 0.5, 1))
                .hasMessage("chosen candidate of record 8 must be from 0 to 1, got 2");
        assertThatThrownBy(() -> LoggedDecision.of(8, new double[0][], 0, 0.5, 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LoggedDecision.of(8, new double[][] {{1, 2}, {1}}, 0, 0.5, 1))
                .hasMessage("number of signals of candidate 1 of record 8 must be 2, got 1");
        assertThatThrownBy(() -> LoggedDecision.of(8, new double[][] {{1, Double.NaN}}, 0, 0.5, 1))
                .hasMessageStartingWith("term 1 of candidate 0 of record 8 must be");
        assertThatThrownBy(() -> LoggedDecision.of(8, terms, 0, 0.5, Double.NaN))
                .hasMessageStartingWith("reward of record 8 must be");
        assertThatThrownBy(() -> weights(Double.NaN, 1, 1)).hasMessageStartingWith("weight of signal dwell must be");
        assertThatThrownBy(() -> new SignalWeights(List.of(DWELL, DWELL), List.of(1.0, 2.0)))
                .hasMessageStartingWith("signals must be different");
        assertThatThrownBy(() -> new SignalWeights(List.of(DWELL), List.of()))
                .isInstanceOf(InvalidValueException.class);
        LoggedDecision two = LoggedDecision.of(9, new double[][] {{1, 2}}, 0, 0.5, 1);
        assertThatThrownBy(() -> WeightAdvisor.builder(POLICY, 1).build().judge(List.of(two), NOW, NOW))
                .hasMessage("number of signals of record 9 must be that of the weights, 3, got 2");
        assertThatThrownBy(() -> new WeightSearch(1, 1, 1)).isInstanceOf(InvalidValueException.class);
    }
}
