package io.communitykit.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimestampsPropertyTest {

    private static final long FIRST_SECOND = -62_135_596_800L;
    private static final long LAST_SECOND = 253_402_300_799L;

    @Property
    void cutsTowardsThePastAndCountsMicroseconds(
            @ForAll @LongRange(min = FIRST_SECOND, max = LAST_SECOND) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant cut = Timestamps.cut("time", Instant.ofEpochSecond(second, nano));
        long micros = BigInteger.valueOf(second)
                .multiply(BigInteger.valueOf(1_000_000))
                .add(BigInteger.valueOf(nano / 1_000))
                .longValueExact();
        assertThat(cut).isEqualTo(Instant.ofEpochSecond(second, nano / 1_000 * 1_000L));
        assertThat(Timestamps.toMicros(cut)).isEqualTo(micros);
        assertThat(Timestamps.ofMicros(micros)).isEqualTo(cut);
    }

    @Property
    void aDurationCountsTheSameMicroseconds(
            @ForAll @LongRange(max = LAST_SECOND - FIRST_SECOND) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Duration duration = Duration.ofSeconds(second, nano);
        assertThat(Timestamps.toMicros(duration)).isEqualTo(duration.dividedBy(Duration.ofNanos(1_000)));
    }

    @Example
    void aDurationBeyondAllInstantsIsRefusedAndDoesNotWrap() {
        for (long seconds : new long[] {1L << 58, -(1L << 58), LAST_SECOND - FIRST_SECOND + 1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> Timestamps.toMicros(Duration.ofSeconds(seconds)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("at most 9999 years");
        }
    }

    @Example
    void theInstantBefore1970IsMinusOne() {
        Instant before = Timestamps.cut("time", Instant.parse("1969-12-31T23:59:59.999999999Z"));
        assertThat(before).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(Timestamps.toMicros(before)).isEqualTo(-1);
        assertThat(Timestamps.ofMicros(-1)).isEqualTo(before);
    }

    @Example
    void bothEndsAreInside() {
        assertThat(Timestamps.cut("time", Timestamps.MIN)).isEqualTo(Timestamps.MIN);
        assertThat(Timestamps.cut("time", Timestamps.MAX.plusNanos(999))).isEqualTo(Timestamps.MAX);
        assertThat(Timestamps.MIN.getEpochSecond()).isEqualTo(FIRST_SECOND);
        assertThat(Timestamps.MAX.getEpochSecond()).isEqualTo(LAST_SECOND);
        assertThat(Timestamps.ofMicros(Timestamps.toMicros(Timestamps.MIN))).isEqualTo(Timestamps.MIN);
        assertThat(Timestamps.ofMicros(Timestamps.toMicros(Timestamps.MAX))).isEqualTo(Timestamps.MAX);
    }

    @Example
    void beyondTheEndsIsRefused() {
        assertRefused(Timestamps.MIN.minusNanos(1));
        assertRefused(Timestamps.MAX.plusNanos(1_000));
        assertRefused(Instant.MIN);
        assertRefused(Instant.MAX);
    }

    private static void assertRefused(Instant instant) {
        assertThatThrownBy(() -> Timestamps.cut("occurredAt", instant))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("occurredAt must be within the years 0001 to 9999, got " + instant);
    }
}
