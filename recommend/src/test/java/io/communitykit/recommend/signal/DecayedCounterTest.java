package io.communitykit.recommend.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A counter that fades")
class DecayedCounterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Percentage EXACT = Percentage.withPercentage(1e-12);

    private static DecayedCounter daily() {
        return DecayedCounter.empty(DAY);
    }

    @Test
    @DisplayName("has half of it left after a half-life, and a quarter after two")
    void halves() {
        DecayedCounter one = daily().plus(1, NOON);

        assertThat(one.at(NOON)).isCloseTo(1, EXACT);
        assertThat(one.at(NOON.plus(DAY))).isCloseTo(0.5, EXACT);
        assertThat(one.at(NOON.plus(Duration.ofDays(2)))).isCloseTo(0.25, EXACT);
        assertThat(one.at(NOON.plus(Duration.ofHours(12)))).isCloseTo(Math.sqrt(0.5), EXACT);
    }

    @Test
    @DisplayName("counts of an amount told late what would be left of it")
    void late() {
        DecayedCounter counter = daily().plus(8, NOON).plus(16, NOON.minus(Duration.ofDays(3)));

        assertThat(counter.newest()).isEqualTo(NOON);
        assertThat(counter.at(NOON)).isCloseTo(10, EXACT);
    }

    @Test
    @DisplayName("reads before its newest amount what it reads at that")
    void does_not_go_back() {
        DecayedCounter counter = daily().plus(3, NOON.minus(Duration.ofDays(1))).plus(2, NOON);

        assertThat(counter.at(NOON.minus(Duration.ofDays(30)))).isEqualTo(counter.at(NOON));
        assertThat(counter.at(Timestamps.MIN)).isEqualTo(counter.at(NOON)).isCloseTo(3.5, EXACT);
    }

    @Test
    @DisplayName("reads 0 far ahead, and where nothing was told")
    void far_ahead() {
        DecayedCounter minutely = DecayedCounter.empty(Duration.ofMinutes(1)).plus(DecayedCounter.MOST, NOON);

        assertThat(minutely.at(Timestamps.MAX)).isZero();
        assertThat(minutely.at(NOON.plus(Duration.ofDays(1)))).isZero();
        assertThat(minutely.at(NOON.plus(Duration.ofMinutes(1_000))))
                .isPositive()
                .isCloseTo(Math.scalb(DecayedCounter.MOST, -1_000), EXACT);
        assertThat(daily().at(Timestamps.MIN)).isZero();
        assertThat(daily().at(Timestamps.MAX)).isZero();
        assertThat(daily().merge(daily())).isEqualTo(daily());
    }

    @Test
    @DisplayName("takes amounts that are years apart in units of a minute without overflow, in either order")
    void years_apart() {
        DecayedCounter empty = DecayedCounter.empty(Duration.ofMinutes(1));
        Instant later = NOON.plus(Duration.ofDays(3_650));

        for (DecayedCounter each : List.of(
                empty.plus(DecayedCounter.MOST, NOON).plus(1, later),
                empty.plus(1, later).plus(DecayedCounter.MOST, NOON),
                empty.plus(1, later).plus(1, Timestamps.MIN),
                empty.plus(1, Timestamps.MIN).plus(1, later),
                empty.plus(1, later).merge(empty.plus(1, Timestamps.MIN)))) {
            assertThat(each.at(later)).isCloseTo(1, EXACT);
            assertThat(each.newest()).isEqualTo(later);
        }
        assertThat(empty.plus(1, Timestamps.MAX).plus(1, Timestamps.MIN).at(Timestamps.MAX))
                .isCloseTo(1, EXACT);
    }

    @Test
    @DisplayName("is not moved by an amount of 0")
    void zero() {
        DecayedCounter counter = daily().plus(1, NOON);

        assertThat(counter.plus(0, NOON.plus(DAY))).isEqualTo(counter);
        assertThat(counter.plus(0, Timestamps.MAX).at(NOON)).isCloseTo(1, EXACT);
    }

    @Test
    @DisplayName(
            "does not drift: a million amounts are summed to the last but one bit, and a thousand landmarks later too")
    void no_drift() {
        SplittableRandom random = new SplittableRandom(7);
        DecayedCounter counter = DecayedCounter.empty(Duration.ofHours(1));
        Instant at = NOON;
        for (int i = 0; i < 1_000_000; i++) {
            counter = counter.plus(0.1, at);
        }
        assertThat(counter.at(at)).isCloseTo(100_000, within(100_000 * 1e-15));

        double naive = 100_000;
        for (int i = 0; i < 1_000; i++) {
            counter = counter.plus(0, at).plus(1e-300, at);
            at = at.plus(Duration.ofMillis(random.nextLong(100, 3_600_000)));
        }
        double left = naive * StrictMath.pow(2, -Duration.between(NOON, at).toMillis() / 3_600_000.0);
        assertThat(counter.at(at)).isCloseTo(left, Percentage.withPercentage(1e-10));
    }

    @Test
    @DisplayName("goes on from what is left when its half-life is changed")
    void other_half_life() {
        DecayedCounter slow = daily().plus(4, NOON).plus(4, NOON.minus(DAY)).fading(Duration.ofHours(1));

        assertThat(slow.halfLife()).isEqualTo(Duration.ofHours(1));
        assertThat(slow.at(NOON)).isCloseTo(6, EXACT);
        assertThat(slow.at(NOON.plus(Duration.ofHours(1)))).isCloseTo(3, EXACT);
        assertThat(slow.fading(Duration.ofHours(1))).isSameAs(slow);
        assertThat(daily().fading(Duration.ofHours(1))).isEqualTo(DecayedCounter.empty(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("refuses what is no amount, no half-life or no instant, by name")
    void refuses() {
        for (double bad : new double[] {
            -1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.1e30
        }) {
            assertThatThrownBy(() -> daily().plus(bad, NOON))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("amount of a counter must be from 0 to 1.0E30, got " + bad);
        }
        for (Duration bad : List.of(
                Duration.ZERO,
                Duration.ofSeconds(59),
                Duration.ofDays(36_601),
                DAY.negated(),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> DecayedCounter.empty(bad))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("half-life of a counter must be 1 minute to 36600 days, got");
            assertThatThrownBy(() -> daily().fading(bad)).isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> daily().plus(1, Instant.MAX)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> daily().at(Instant.MIN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> daily().merge(DecayedCounter.empty(Duration.ofHours(1))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("half-life");
    }
}
