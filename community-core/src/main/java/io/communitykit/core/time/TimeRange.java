package io.communitykit.core.time;

import io.communitykit.core.InvalidValueException;
import java.time.Instant;

/**
 * A stretch of time that holds its start and not its end. Immutable and safe for many threads.
 *
 * @param start first instant inside
 * @param end first instant after; later than {@code start}
 */
public record TimeRange(Instant start, Instant end) {

    /**
     * Refuses an empty or reversed range.
     *
     * @param start first instant inside
     * @param end first instant after
     */
    public TimeRange {
        if (!start.isBefore(end)) {
            throw InvalidValueException.of("time range", "start before end", start + " to " + end);
        }
    }

    /**
     * Whether an instant lies inside.
     *
     * @param instant any instant
     * @return true from {@code start} up to, not including, {@code end}
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}
