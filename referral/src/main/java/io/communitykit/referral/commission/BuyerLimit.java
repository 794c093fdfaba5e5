package io.communitykit.referral.commission;

import io.communitykit.core.InvalidValueException;

/**
 * How long a buyer earns for the promoter who brought them. Orders beyond it earn nothing and count for no tier. Immutable and safe for many
 * threads.
 *
 * @param orders the first so many orders of each buyer, in the order in which they are told; {@link #UNLIMITED} for all
 * @param days orders paid less than so many calendar days after the first touch that was credited; {@link #UNLIMITED} for ever
 */
public record BuyerLimit(int orders, int days) {

    /** No limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Buyers earn for ever. */
    public static final BuyerLimit NONE = new BuyerLimit(UNLIMITED, UNLIMITED);

    /**
     * Checks the ranges.
     *
     * @param orders the first so many
     * @param days for so long
     */
    public BuyerLimit {
        if (orders < 1 || days < 1) {
            throw InvalidValueException.of("limit of a buyer", "1 order and 1 day or more", orders + " and " + days);
        }
    }
}
