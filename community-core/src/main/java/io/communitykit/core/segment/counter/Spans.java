package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Durations and instants in microseconds. */
final class Spans {

    static final Duration MIN = Duration.ofSeconds(1);
    static final Duration MAX = Duration.ofDays(3_660);

    private Spans() {}

    /** Returns the duration if it is whole microseconds from the least to the longest. */
    static Duration check(String name, Duration duration, Duration least, Duration most) {
        if (duration.compareTo(least) < 0
                || duration.compareTo(most) > 0
                || !duration.equals(duration.truncatedTo(ChronoUnit.MICROS))) {
            throw InvalidValueException.of(name, least + " to " + most + " in whole microseconds", duration);
        }
        return duration;
    }

    static long micros(String name, Instant instant) {
        return Timestamps.toMicros(Timestamps.cut(name, instant));
    }
}
