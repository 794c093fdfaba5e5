package io.communitykit.core.time;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;
import java.time.Instant;

/**
 * Instants as CommunityKit decides on them: cut to microseconds, which every supported database keeps exactly, and
 * within the years 0001 to 9999, which RFC 3339 can write. All functions are pure and safe for many threads.
 */
public final class Timestamps {

    /** The first instant that can be used. */
    public static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    /** The last instant that can be used. */
    public static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final int NANOS_PER_MICRO = 1_000;

    private Timestamps() {}

    /**
     * Cuts an instant to microseconds, towards the past.
     *
     * @param name what the instant is called where the caller set it
     * @param instant any instant
     * @return the instant without nanoseconds
     * @throws InvalidValueException outside the years 0001 to 9999
     */
    public static Instant cut(String name, Instant instant) {
        long second = instant.getEpochSecond();
        int nano = instant.getNano();
        if (second < MIN.getEpochSecond() || second > MAX.getEpochSecond()) {
            throw InvalidValueException.of(name, "within the years 0001 to 9999", instant);
        }
        int below = nano % NANOS_PER_MICRO;
        return below == 0 ? instant : Instant.ofEpochSecond(second, nano - below);
    }

    /**
     * Microseconds since 1970-01-01T00:00:00Z, the form that stores keep.
     *
     * @param instant an instant that was {@link #cut(String, Instant)}
     * @return microseconds, negative before 1970
     */
    public static long toMicros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    /**
     * Microseconds that a duration takes, the unit in which instants are counted; cut as they are.
     *
     * @param duration not longer than from {@link #MIN} to {@link #MAX}, to either side
     * @return microseconds, negative where it is
     * @throws InvalidValueException if it is longer
     */
    public static long toMicros(Duration duration) {
        long longest = MAX.getEpochSecond() - MIN.getEpochSecond();
        if (duration.getSeconds() > longest || duration.getSeconds() < -longest - 1) {
            throw InvalidValueException.of("duration", "at most 9999 years", duration);
        }
        return duration.getSeconds() * MICROS_PER_SECOND + duration.getNano() / NANOS_PER_MICRO;
    }

    /**
     * Reads what {@link #toMicros(Instant)} wrote.
     *
     * @param micros microseconds since 1970-01-01T00:00:00Z
     * @return the instant
     */
    public static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }
}
