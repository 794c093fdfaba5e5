package io.communitykit.membership.points.internal;

import io.communitykit.core.InvalidValueException;
import java.time.Period;

/** What every stretch of days, months or years in a lot policy must be. */
public final class Spans {

    private static final int MAX_YEARS = 1_000;

    private Spans() {}

    /**
     * Checks a stretch.
     *
     * @param name what it is called where the caller set it
     * @param span the stretch
     * @throws InvalidValueException unless it is above 0, no part of it is below 0, and it is at most 1,000 years
     */
    public static void require(String name, Period span) {
        boolean negative = span.getDays() < 0 || span.getMonths() < 0 || span.getYears() < 0;
        if (negative || span.isZero() || span.toTotalMonths() + span.getDays() / 28L > MAX_YEARS * 12L) {
            throw InvalidValueException.of(name, "above 0 and at most " + MAX_YEARS + " years", span);
        }
    }
}
