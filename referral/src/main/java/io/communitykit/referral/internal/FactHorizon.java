package io.communitykit.referral.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What time it is, and which facts lie too far ahead of it to be told now. Immutable; safe for many threads as its clock is.
 *
 * @param clock what time it is
 * @param tolerance how far ahead a fact may lie, since clocks differ; 0 or more
 */
public record FactHorizon(InstantSource clock, Duration tolerance) {

    /**
     * Checks the tolerance.
     *
     * @param clock what time it is
     * @param tolerance how far ahead a fact may lie
     */
    public FactHorizon {
        if (tolerance.isNegative()) {
            throw InvalidValueException.of("tolerance", "0 or more", tolerance);
        }
    }

    /**
     * Now, to the microsecond.
     *
     * @return the instant
     */
    public Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    /**
     * Whether a fact is to be told later.
     *
     * @param at when it is said to have happened
     * @return whether that lies further ahead than the tolerance
     */
    public boolean isAhead(Instant at) {
        return Duration.between(now(), at).compareTo(tolerance) > 0;
    }
}
