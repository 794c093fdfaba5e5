package io.communitykit.referral.growth.cycle;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;

/**
 * From the coming of an inviter to that of an invitee, or how long has passed without. Immutable and safe for many threads.
 *
 * @param time how long, 0 or more; counted in whole microseconds
 * @param ending what ended it
 */
public record Cycle(Duration time, Ending ending) {

    /** What ended it. */
    public enum Ending {
        /** The invitee came. */
        CAME,
        /** Nothing yet: the invitation still stands (right-censored). */
        STILL_OPEN
    }

    /**
     * Checks the time.
     *
     * @param time how long
     * @param ending what ended it
     */
    public Cycle {
        if (time.isNegative()) {
            throw InvalidValueException.of("cycle", "0 or longer", time);
        }
    }
}
