package io.communitykit.referral.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fact is told")
class FactHorizonTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.123456789Z");

    private static FactHorizon of(Duration tolerance) {
        return new FactHorizon(() -> NOW, tolerance);
    }

    @Test
    @DisplayName("up to the tolerance ahead of the clock's microsecond, and later beyond it")
    void tolerance() {
        FactHorizon horizon = of(Duration.ofSeconds(60));
        Instant last = Instant.parse("2026-03-01T00:01:00.123456Z");
        assertThat(horizon.now()).isEqualTo(Instant.parse("2026-03-01T00:00:00.123456Z"));
        assertThat(horizon.isAhead(last)).isFalse();
        assertThat(horizon.isAhead(last.plusNanos(1))).isTrue();
        assertThat(of(Duration.ZERO).isAhead(horizon.now())).isFalse();
    }

    @Test
    @DisplayName("whenever it is said to have happened, and however long the tolerance is")
    void extremes() {
        for (Duration tolerance : new Duration[] {Duration.ZERO, Duration.ofDays(36_500)}) {
            assertThat(of(tolerance).isAhead(Instant.MAX)).isTrue();
            assertThat(of(tolerance).isAhead(Instant.MIN)).isFalse();
        }
        assertThat(of(Duration.ofSeconds(Long.MAX_VALUE)).isAhead(Instant.MAX)).isFalse();
        assertThatThrownBy(() -> of(Duration.ofNanos(-1))).hasMessageContaining("tolerance must be 0 or more");
    }
}
