package io.communitykit.referral.commission.tax;

import io.communitykit.core.InvalidValueException;

/**
 * A bracket: what lies above its begin is taxed by its rate up to the next bracket. Immutable and safe for many threads.
 *
 * @param from minor units, 0 or more
 * @param rate basis points, 0 to 10,000
 */
public record Bracket(long from, int rate) {

    static final int WHOLE = 10_000;

    /**
     * Checks the ranges.
     *
     * @param from minor units
     * @param rate basis points
     */
    public Bracket {
        if (from < 0 || rate < 0 || rate > WHOLE) {
            throw InvalidValueException.of(
                    "bracket", "from 0 or more at 0 to 10000 basis points", from + " at " + rate);
        }
    }
}
