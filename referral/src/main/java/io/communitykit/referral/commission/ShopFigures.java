package io.communitykit.referral.commission;

import io.communitykit.core.InvalidValueException;

/**
 * What the author of a program says of the shop, so that lint can compare. Decides nothing. Immutable and safe for many threads.
 *
 * @param margin gross margin of what is sold, in basis points, 0 to 10,000; {@link #UNKNOWN} where not said
 * @param returnDays days for which goods may be returned, 0 or more; {@link #UNKNOWN} where not said
 * @param largestOrder an order that is hardly exceeded, in minor units, 1 or more; {@link #UNKNOWN} where not said
 */
public record ShopFigures(int margin, int returnDays, long largestOrder) {

    /** Not said. */
    public static final int UNKNOWN = -1;

    /** Nothing is said. */
    public static final ShopFigures NONE = new ShopFigures(UNKNOWN, UNKNOWN, UNKNOWN);

    private static final int WHOLE = 10_000;

    /**
     * Checks the ranges.
     *
     * @param margin gross margin
     * @param returnDays days of return
     * @param largestOrder a large order
     */
    public ShopFigures {
        if (margin < UNKNOWN || margin > WHOLE || returnDays < UNKNOWN || largestOrder < UNKNOWN || largestOrder == 0) {
            throw InvalidValueException.of(
                    "figures of a shop",
                    "a margin of 0 to 10000, days of 0 or more, an order of 1 or more",
                    margin + ", " + returnDays + ", " + largestOrder);
        }
    }
}
