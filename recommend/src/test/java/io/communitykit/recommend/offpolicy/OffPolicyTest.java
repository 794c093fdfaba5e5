package io.communitykit.recommend.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.offpolicy.SimulatedLog.Model;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Off-policy estimates")
class OffPolicyTest {

    private static final double Z = 1.959963984540054;
    private static final OffPolicy ANY =
            new OffPolicy(9_500, Double.POSITIVE_INFINITY, new Guard(2, 1, 0), IntervalMethod.Normal.INSTANCE);

    /** Weights 0.5, 2, 1 and 1. */
    private static final List<LoggedChoice> FOUR = List.of(
            new LoggedChoice(1, 0.5, 0.25, 1, 0.5, 0.4),
            new LoggedChoice(2, 0.25, 0.5, 0, 0.5, 0.4),
            new LoggedChoice(3, 0.5, 0.5, 1, 0.5, 0.4),
            new LoggedChoice(4, 0.2, 0.2, 2, 0.5, 0.4));

    @Test
    @DisplayName("are those computed by hand")
    void byHand() {
        Estimate ips = ANY.ips(FOUR);
        // w r = 0.5, 0, 1, 2; squared deviations add up to 2.1875.
        assertThat(ips.value()).isEqualTo(0.875);
        assertThat(ips.standardError()).isEqualTo(Math.sqrt(2.1875 / 3 / 4), within(1e-15));
        assertThat(ips.low()).isEqualTo(0.875 - Z * Math.sqrt(2.1875 / 12), within(1e-14));
        assertThat(ips.high()).isEqualTo(0.875 + Z * Math.sqrt(2.1875 / 12), within(1e-14));
        assertThat(ips.effective()).isEqualTo(4.5 * 4.5 / 6.25, within(1e-15));
        assertThat(ips.meanWeight()).isEqualTo(1.125);
        assertThat(ips.records()).isEqualTo(4);
        assertThat(ips.trust()).isEqualTo(new Trust.Trusted());

        // w (r - 7/9) = 1/9, -14/9, 2/9, 11/9; the mean weight is 9/8.
        Estimate snips = ANY.snips(FOUR);
        assertThat(snips.value()).isEqualTo(7.0 / 9, within(1e-15));
        assertThat(snips.standardError()).isEqualTo(Math.sqrt(322.0 / 81 * 64 / 81 / 12), within(1e-15));

        // 0.4 + w (r - 0.5) = 0.65, -0.6, 0.9, 1.9.
        Estimate robust = ANY.doublyRobust(FOUR);
        assertThat(robust.value()).isEqualTo(0.7125, within(1e-15));
        assertThat(robust.standardError())
                .isEqualTo(
                        Math.sqrt((0.0625 * 0.0625 + 1.3125 * 1.3125 + 0.1875 * 0.1875 + 1.1875 * 1.1875) / 12),
                        within(1e-15));
    }

    @Test
    @DisplayName("clip weights where told, which lowers the estimate")
    void clipped() {
        OffPolicy clipping = new OffPolicy(9_500, 0.75, new Guard(2, 1, 0), IntervalMethod.Normal.INSTANCE);

        assertThat(clipping.ips(FOUR).value()).isEqualTo((0.5 + 0 + 0.75 + 1.5) / 4);
        assertThat(clipping.snips(FOUR).value()).isEqualTo(2.75 / 2.75);
        assertThat(clipping.ips(FOUR).meanWeight()).isEqualTo(2.75 / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("are those of a plain computation on random logs")
    void naive(long seed) {
        List<LoggedChoice> log = SimulatedLog.of(seed, 300, Model.WRONG);
        double wr = 0;
        double w = 0;
        double ww = 0;
        double robust = 0;
        for (LoggedChoice each : log) {
            double weight = each.target() / each.propensity();
            wr += weight * each.reward();
            w += weight;
            ww += weight * weight;
            robust += each.expected() + weight * (each.reward() - each.predicted());
        }
        double owen = 0;
        for (LoggedChoice each : log) {
            owen += Math.pow(each.target() / each.propensity() * (each.reward() - wr / w), 2);
        }

        assertThat(ANY.ips(log).value()).isEqualTo(wr / 300, within(1e-14));
        assertThat(ANY.snips(log).value()).isEqualTo(wr / w, within(1e-14));
        assertThat(ANY.doublyRobust(log).value()).isEqualTo(robust / 300, within(1e-14));
        assertThat(ANY.snips(log).effective()).isEqualTo(w * w / ww, within(1e-10));
        assertThat(ANY.snips(log).standardError()).isEqualTo(Math.sqrt(owen * 300 / 299) / w, within(1e-14));
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    @DisplayName("of a policy and itself do not differ, and of two differ as their values do")
    void difference(Estimator estimator) {
        List<LoggedChoice> log = SimulatedLog.of(9, 500, Model.RIGHT);
        List<LoggedChoice> logging = log.stream()
                .map(each -> LoggedChoice.of(each.number(), each.propensity(), each.propensity(), each.reward()))
                .toList();

        Difference none = ANY.difference(estimator, log, log);
        assertThat(none).isEqualTo(new Difference(0, 0, 0, 0));
        Difference some = ANY.difference(estimator, logging, log);
        assertThat(some.value())
                .isEqualTo(ANY.estimate(estimator, log).value()
                        - ANY.estimate(estimator, logging).value());
        double apart = Math.hypot(
                ANY.estimate(estimator, log).standardError(),
                ANY.estimate(estimator, logging).standardError());
        assertThat(some.standardError()).isPositive().isLessThan(apart);
        assertThatThrownBy(() -> ANY.difference(estimator, logging, log.subList(1, 500)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ANY.difference(estimator, logging.subList(0, 499), log.subList(1, 500)))
                .hasMessageStartingWith("record 0 must be the same for both policies");
    }

    @Test
    @DisplayName(
            "are not trusted on too few records, too few effective ones or too small a share of them, with the numbers")
    void guard() {
        OffPolicy guarded = new OffPolicy(
                9_500, Double.POSITIVE_INFINITY, new Guard(5, 3.5, 8_500), IntervalMethod.Normal.INSTANCE);

        double effective = guarded.ips(FOUR).effective(); // 3.24, but for the last bit
        assertThat(guarded.ips(FOUR).trust())
                .isEqualTo(new Trust.TooFew(List.of(
                        new Trust.Reason(Trust.Lack.RECORDS, 5, 4),
                        new Trust.Reason(Trust.Lack.EFFECTIVE_RECORDS, 3.5, effective),
                        new Trust.Reason(Trust.Lack.EFFECTIVE_SHARE, 0.85, effective / 4))));
    }

    @Test
    @DisplayName(
            "are not trusted where every reward is the same, or where the propensities cannot be those that were used")
    void suspect() {
        List<LoggedChoice> log = SimulatedLog.of(3, 1_000, Model.RIGHT);
        assertThat(ANY.ips(log).trust()).isEqualTo(new Trust.Trusted());

        List<LoggedChoice> same = log.stream()
                .map(each -> LoggedChoice.of(each.number(), each.propensity(), each.target(), 0))
                .toList();
        assertThat(ANY.ips(same).trust())
                .isEqualTo(new Trust.TooFew(List.of(new Trust.Reason(Trust.Lack.DIFFERENT_REWARDS, 2, 1))));
        List<LoggedChoice> halved = log.stream()
                .map(each -> LoggedChoice.of(each.number(), each.propensity() / 2, each.target(), each.reward()))
                .toList();
        assertThat(ANY.snips(halved).trust().reasons())
                .containsExactly(new Trust.Reason(
                        Trust.Lack.MEAN_WEIGHT, 1, ANY.snips(halved).meanWeight()));
    }

    @Test
    @DisplayName("know nothing without records, with one, or where the policy never does what was done")
    void nothing() {
        List<LoggedChoice> never = List.of(LoggedChoice.of(1, 0.5, 0, 1), LoggedChoice.of(2, 0.5, 0, 1));
        for (Estimator each : Estimator.values()) {
            for (List<LoggedChoice> log : List.of(List.<LoggedChoice>of(), FOUR.subList(0, 1), never)) {
                Estimate estimate = ANY.estimate(each, log);
                assertThat(estimate.standardError()).isInfinite();
                assertThat(estimate.low()).isEqualTo(Double.NEGATIVE_INFINITY);
                assertThat(estimate.high()).isEqualTo(Double.POSITIVE_INFINITY);
                assertThat(estimate.value()).isFinite();
            }
            assertThat(ANY.estimate(each, never).trust().reasons()).isNotEmpty();
            assertThat(ANY.difference(each, never, never).standardError()).isIn(0.0, Double.POSITIVE_INFINITY);
        }
    }

    @Test
    @DisplayName("refuse propensities, probabilities and rewards that cannot be, and name the record")
    void bad() {
        for (double propensity : new double[] {0, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> LoggedChoice.of(17, propensity, 0.5, 1))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("propensity of record 17 must be above 0, at least 1e-18, and at most 1, got "
                            + propensity);
        }
        assertThatThrownBy(() -> LoggedChoice.of(18, 0.5, Double.NaN, 1))
                .hasMessage("target probability of record 18 must be from 0 to 1, got NaN");
        assertThatThrownBy(() -> LoggedChoice.of(19, 0.5, 0.5, Double.NEGATIVE_INFINITY))
                .hasMessageStartingWith("reward of record 19 must be finite");
        assertThatThrownBy(() -> new LoggedChoice(20, 0.5, 0.5, 1, Double.NaN, 0))
                .hasMessageStartingWith("prediction of record 20");
        assertThatThrownBy(() -> new OffPolicy(9_500, Double.NaN, Guard.STANDARD, IntervalMethod.Normal.INSTANCE))
                .hasMessage("clip must be above 0, got NaN");
        assertThatThrownBy(() -> new OffPolicy(10_000, 1, Guard.STANDARD, IntervalMethod.Normal.INSTANCE))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Guard(1, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Guard(2, Double.NaN, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new IntervalMethod.Bootstrap(99, 1)).isInstanceOf(InvalidValueException.class);
    }
}
