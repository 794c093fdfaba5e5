package io.communitykit.recommend.formula;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;

/** Durations in formulas. */
final class Units {

    static final Duration LONGEST = Duration.ofDays(36_600);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final double SECONDS = 3_600;
    private static final double NANOS = 1e9;

    private Units() {}

    static double hours(Duration duration) {
        return (duration.getSeconds() + duration.getNano() / NANOS) / SECONDS;
    }

    static void duration(String name, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw InvalidValueException.of(name, "1 minute to 36600 days", value);
        }
    }
}
