package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;

/**
 * How long a review may take, and what happens then: nothing is approved in silence. Immutable and safe for many threads.
 *
 * @param within 1 hour to 366 days
 * @param then what happens
 */
public record ReviewRule(Duration within, Timeout then) {

    /** What happens to a side whose review nobody finished. */
    public enum Timeout {
        /** It is refused. */
        REFUSE,
        /** It is approved. */
        APPROVE
    }

    /**
     * Checks the time.
     *
     * @param within how long
     * @param then what happens
     */
    public ReviewRule {
        if (within.compareTo(Duration.ofHours(1)) < 0 || within.compareTo(Duration.ofDays(366)) > 0) {
            throw InvalidValueException.of("time of a review", "1 hour to 366 days", within);
        }
    }
}
