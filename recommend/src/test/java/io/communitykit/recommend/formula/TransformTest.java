package io.communitykit.recommend.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.signal.SignalId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is made of a count")
class TransformTest {

    private static final SignalId VIEW = new SignalId("view");

    static Stream<Transform> all() {
        return Stream.of(
                new Transform.Linear(),
                new Transform.Log(3),
                new Transform.Saturation(5),
                new Transform.Power(0.8),
                new Transform.Rate(VIEW, 1, 10),
                new Transform.Wilson(VIEW, WilsonInterval.Z_80),
                new Transform.NetVotes(VIEW));
    }

    @Test
    @DisplayName("Golden values, computed in Python")
    void golden() {
        assertThat(new Transform.Linear().apply(7, 99)).isEqualTo(7);
        assertThat(new Transform.Log(1).apply(9, 0)).isEqualTo(2.302585092994046);
        assertThat(new Transform.Log(4).apply(6, 0)).isEqualTo(0.9162907318741551);
        assertThat(new Transform.Saturation(5).apply(5, 0)).isEqualTo(0.5);
        assertThat(new Transform.Saturation(5).apply(15, 0)).isEqualTo(0.75);
        assertThat(new Transform.Power(0.8).apply(100, 0)).isEqualTo(39.810717055349734, within(1e-13));
        assertThat(new Transform.Rate(VIEW, 1, 10).apply(4, 40)).isEqualTo(0.1);
        assertThat(new Transform.Wilson(VIEW, WilsonInterval.Z_80).apply(10, 11))
                .isEqualTo(0.7394949884518779, within(1e-15));
        assertThat(new Transform.NetVotes(VIEW).apply(110, 10)).isEqualTo(2);
        assertThat(new Transform.NetVotes(VIEW).apply(10, 110)).isEqualTo(-2);
        assertThat(new Transform.NetVotes(VIEW).apply(10, 10)).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("More of a signal never gives less")
    void monotone(Transform transform) {
        double[] counts = {0, 0.5, 1, 2, 3, 10, 99, 100, 1_000, 1e6, 1e12};
        for (double other : new double[] {0, 1, 50, 1_000}) {
            double last = Double.NEGATIVE_INFINITY;
            for (double count : counts) {
                double value = transform.apply(count, other);
                assertThat(value).isFinite().isGreaterThanOrEqualTo(last);
                last = value;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("Below 0 is taken for 0")
    void belowZero(Transform transform) {
        assertThat(transform.apply(-5, -3)).isEqualTo(transform.apply(0, 0));
        assertThat(transform.apply(7, -3)).isEqualTo(transform.apply(7, 0));
    }

    @Test
    @DisplayName("A second signal is named by those that need one")
    void other() {
        assertThat(all().map(Transform::other).filter(Optional::isPresent)).hasSize(3);
        assertThat(new Transform.Log(1).other()).isEmpty();
        assertThat(new Transform.NetVotes(VIEW).other()).contains(VIEW);
    }

    @Test
    @DisplayName(
            "Shares stay shares: a rate is at most 1, a count above its trials is cut to them, and no trials give no evidence")
    void shares() {
        assertThat(new Transform.Rate(VIEW, 1, 1).apply(50, 2)).isEqualTo(1);
        Transform wilson = new Transform.Wilson(VIEW, WilsonInterval.Z_95);
        assertThat(wilson.apply(50, 2)).isEqualTo(wilson.apply(2, 2));
        assertThat(wilson.apply(50, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 1e13})
    @DisplayName("Parameters that are no number, infinite or negative are refused")
    void badParameters(double bad) {
        List<Runnable> makers = List.of(
                () -> new Transform.Log(bad),
                () -> new Transform.Saturation(bad),
                () -> new Transform.Power(bad),
                () -> new Transform.Rate(VIEW, bad, 10),
                () -> new Transform.Rate(VIEW, 1, bad),
                () -> new Transform.Wilson(VIEW, bad));
        for (Runnable maker : makers) {
            assertThatThrownBy(maker::run)
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageEndingWith("got " + bad);
        }
    }

    @Test
    @DisplayName("0 and the edges of ranges")
    void edges() {
        assertThatThrownBy(() -> new Transform.Log(0)).hasMessageContaining("scale of log");
        assertThatThrownBy(() -> new Transform.Saturation(0)).hasMessageContaining("half of saturation");
        assertThatThrownBy(() -> new Transform.Rate(VIEW, 11, 10)).hasMessageContaining("successes of rate");
        assertThat(new Transform.Power(2).apply(3, 0)).isEqualTo(9);
        assertThatThrownBy(() -> new Transform.Power(2.1)).hasMessageContaining("exponent");
    }
}
