package io.communitykit.recommend.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The state of a subject's signals")
class SignalStateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TEXT = "1 1772366400000000 -62135596800000000 2"
            + " dwell 86400000000 1772366400000000 0x1.6a09e667f3bcdp0 0x0.0p0"
            + " like 3600000000 1772366400000000 0x1.0p1 0x0.0p0";

    private static SignalState sample() {
        return SignalState.empty()
                .plus(Samples.task("a", NOON, Samples.share("like", 1, Duration.ofHours(1))))
                .plus(Samples.task(
                        "b",
                        NOON,
                        Samples.share("dwell", 1, Duration.ofDays(1)),
                        Samples.share("like", 1, Duration.ofHours(1))));
    }

    @Test
    @DisplayName("counts facts, keeps signals by rising id and knows the newest instant")
    void counts() {
        SignalState state = sample();

        assertThat(state.facts()).isEqualTo(2);
        assertThat(state.newest()).isEqualTo(NOON);
        assertThat(state.signals()).containsExactly(SignalId.DWELL, SignalId.LIKE);
        assertThat(state.counter(SignalId.LIKE).orElseThrow().at(NOON)).isEqualTo(2);
        assertThat(state.counter(SignalId.COMMENT)).isEmpty();
        assertThat(state.counters()).containsOnlyKeys(SignalId.DWELL, SignalId.LIKE);
        assertThat(state).hasToString("SignalState[dwell, like] of 2 facts, newest 2026-03-01T12:00:00Z");
    }

    @Test
    @DisplayName("an amount of 0 counts as a fact and begins no signal")
    void zero() {
        SignalState state =
                SignalState.empty().plus(Samples.task("a", NOON, Samples.share("like", 0, Duration.ofHours(1))));

        assertThat(state.facts()).isEqualTo(1);
        assertThat(state.newest()).isEqualTo(NOON);
        assertThat(state.signals()).isEmpty();
        assertThat(SignalState.fromText(state.toText())).isEqualTo(state);
    }

    @Test
    @DisplayName("has one form as text, which reads back equal")
    void text() {
        assertThat(sample().toText()).isEqualTo(TEXT);
        assertThat(SignalState.fromText(TEXT)).isEqualTo(sample()).hasSameHashCodeAs(sample());
        assertThat(SignalState.fromText(SignalState.empty().toText())).isEqualTo(SignalState.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "2 1772366400000000 -62135596800000000 2",
                "1 1772366400000000 -62135596800000000",
                "1 1772366400000000 -62135596800000000 2 ",
                " 1 1772366400000000 -62135596800000000 2",
                "1  1772366400000000 -62135596800000000 2",
                "1 1772366400000000 -62135596800000000 -2",
                "1 1772366400000000 -62135596800000000 02",
                "1 +1772366400000000 -62135596800000000 2",
                "1 1772366400000000 -62135596800000001 2",
                "1 253402300800000000 -62135596800000000 2",
                "1 9223372036854775808 -62135596800000000 2",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 0x1.0p1",
                "1 1772366400000000 -62135596800000000 2 LIKE 3600000000 1772366400000000 0x1.0p1 0x0.0p0",
                "1 1772366400000000 -62135596800000000 2 like 1 1772366400000000 0x1.0p1 0x0.0p0",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 2.0 0x0.0p0",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 NaN 0x0.0p0",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 Infinity 0x0.0p0",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 -0x1.0p1 0x0.0p0",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 0x1.0p1 0x1.0p0",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 0x1.0p1 NaN",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 x 0x0.0p0",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 0x1.0p1 0x0.0p0"
                        + " dwell 3600000000 1772366400000000 0x1.0p1 0x0.0p0",
                "1 1772366400000000 -62135596800000000 2 like 3600000000 1772366400000000 0x1.0p1 0x0.0p0"
                        + " like 3600000000 1772366400000000 0x1.0p1 0x0.0p0",
                "{\"v\":1}"
            })
    @DisplayName("refuses every other text, and does not show it")
    void strict(String text) {
        assertThatThrownBy(() -> SignalState.fromText(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("1772366400000000");
    }

    @Test
    @DisplayName("of two shards merges to what one would have counted")
    void merges() {
        SignalState one =
                SignalState.empty().plus(Samples.task("a", NOON, Samples.share("like", 3, Duration.ofHours(1))));
        SignalState other = SignalState.empty()
                .plus(Samples.task("b", NOON.plusSeconds(3_600), Samples.share("like", 1, Duration.ofHours(1))))
                .plus(Samples.task("c", NOON, Samples.share("dwell", 1, Duration.ofDays(1))))
                .openFrom(NOON.minusSeconds(9));

        SignalState merged = one.merge(other);

        assertThat(merged).isEqualTo(other.merge(one));
        assertThat(merged.facts()).isEqualTo(3);
        assertThat(merged.newest()).isEqualTo(NOON.plusSeconds(3_600));
        assertThat(merged.openFrom()).isEqualTo(NOON.minusSeconds(9));
        assertThat(merged.signals()).containsExactly(SignalId.DWELL, SignalId.LIKE);
        assertThat(merged.counter(SignalId.LIKE).orElseThrow().at(merged.newest()))
                .isEqualTo(2.5);
        assertThat(one.merge(SignalState.empty())).isEqualTo(one);
    }

    @Test
    @DisplayName("counts from the later of the horizon and the instant from which it is open, which never goes back")
    void earliest() {
        SignalState state = sample();
        Duration horizon = Duration.ofDays(2);

        assertThat(SignalState.empty().earliest(horizon)).isEqualTo(Timestamps.MIN);
        assertThat(state.earliest(horizon)).isEqualTo(NOON.minus(horizon));
        SignalState open = state.openFrom(NOON.minusSeconds(1));
        assertThat(open.earliest(horizon)).isEqualTo(NOON.minusSeconds(1));
        assertThat(open.openFrom(NOON.minusSeconds(2))).isEqualTo(open);
        assertThat(open.openFrom(NOON.plusSeconds(5)).earliest(horizon)).isEqualTo(NOON.plusSeconds(5));
        assertThat(open.counters()).isEqualTo(state.counters());
        assertThatThrownBy(() -> state.openFrom(Instant.MAX)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("goes on from what is left where the rules give a signal another half-life")
    void other_half_life() {
        SignalState state =
                sample().plus(Samples.task("c", NOON.plusSeconds(3_600), Samples.share("like", 1, Duration.ofDays(1))));

        DecayedCounter like = state.counter(SignalId.LIKE).orElseThrow();
        assertThat(like.halfLife()).isEqualTo(Duration.ofDays(1));
        assertThat(List.of(like.at(NOON.plusSeconds(3_600))))
                .allSatisfy(left -> assertThat(left).isCloseTo(1 + 2 * StrictMath.pow(2, -1 / 24.0), Samples.EXACT));
    }
}
