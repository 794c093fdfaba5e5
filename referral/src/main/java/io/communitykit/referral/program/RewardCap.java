package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.time.CalendarWindow;
import java.util.Optional;

/**
 * A limit on what one beneficiary gets by a rule. What is taken back later gives its room back, in the window in which it had been
 * granted; what {@link Clawback#NONE_AFTER_PAID} leaves does not. Immutable and safe for many threads.
 *
 * @param measure what is limited
 * @param limit how much, 0 to 10^15
 * @param window days in the program's zone, calendar or rolling; empty for all time, and for {@link Measure#AMOUNT_PER_REFERRAL}
 * @param onLimit what becomes of what does not fit
 */
public record RewardCap(Measure measure, long limit, Optional<CalendarWindow> window, OnLimit onLimit) {

    private static final long MOST = 1_000_000_000_000_000L;

    /** What a cap limits. */
    public enum Measure {
        /** The sum of what is granted, in the rule's unit. */
        AMOUNT,
        /** How many grants there are. */
        COUNT,
        /** What one referral gives, also where a part of it waits in a queue. */
        AMOUNT_PER_REFERRAL
    }

    /**
     * Checks the limit.
     *
     * @param measure what is limited
     * @param limit how much
     * @param window in which days
     * @param onLimit what becomes of what does not fit
     */
    public RewardCap {
        if (limit < 0 || limit > MOST) {
            throw InvalidValueException.of("limit of a cap", "0 to " + MOST, limit);
        }
        if (measure == Measure.AMOUNT_PER_REFERRAL && window.isPresent()) {
            throw InvalidValueException.of("cap of one referral", "no window", window.get());
        }
        if (measure == Measure.AMOUNT_PER_REFERRAL && onLimit == OnLimit.QUEUE) {
            throw InvalidValueException.of(
                    "cap of one referral", "forfeit or partial", "queue, for which no room ever comes");
        }
        if (measure == Measure.COUNT && onLimit == OnLimit.PARTIAL) {
            throw InvalidValueException.of("cap of a count", "forfeit or queue", "partial");
        }
        if (window.isEmpty() && onLimit == OnLimit.QUEUE) {
            throw InvalidValueException.of(
                    "cap for all time", "forfeit or partial", "queue, for which no room ever comes");
        }
    }
}
