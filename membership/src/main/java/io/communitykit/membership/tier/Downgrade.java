package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import java.time.Period;

/**
 * What becomes of a member who no longer has what the tier needs to be kept.
 *
 * @param step how far the member falls
 * @param grace how long the member may still make up for it before; zero for not at all
 */
public record Downgrade(Step step, Period grace) {

    /** At once, to the tier that the value is good for. */
    public static final Downgrade FULL = new Downgrade(Step.FULL, Period.ZERO);

    /**
     * Checks the grace.
     *
     * @param step how far the member falls
     * @param grace 0 or more, no part of it below 0, at most 1,000 years
     */
    public Downgrade {
        boolean negative = grace.getDays() < 0 || grace.getMonths() < 0 || grace.getYears() < 0;
        if (negative || grace.toTotalMonths() + grace.getDays() / 28L > 12_000) {
            throw InvalidValueException.of("grace", "0 or more and at most 1000 years", grace);
        }
    }

    /** How far a member falls. */
    public enum Step {
        /** Not at all: a tier once reached stays. */
        NONE,
        /** To the tier below. */
        ONE_STEP,
        /** To the highest tier that the value is enough to keep. */
        FULL
    }
}
