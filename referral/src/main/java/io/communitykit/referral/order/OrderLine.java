package io.communitykit.referral.order;

import io.communitykit.core.InvalidValueException;
import java.util.Optional;

/**
 * One line of a paid order, in minor units of the order's currency. {@code paid} is all that the buyer paid for the line: it contains
 * {@code tax} and {@code shipping}, and {@code coupon} was already taken off. Immutable and safe for many threads.
 *
 * @param id names it within the order
 * @param category of what; empty where it is in none
 * @param paid 0 or more
 * @param tax 0 or more
 * @param shipping 0 or more; with tax at most {@code paid}
 * @param coupon 0 or more: what coupons took off
 */
public record OrderLine(LineId id, Optional<CategoryId> category, long paid, long tax, long shipping, long coupon) {

    /**
     * Checks the amounts.
     *
     * @param id names it within the order
     * @param category of what
     * @param paid what was paid
     * @param tax part of it
     * @param shipping part of it
     * @param coupon what was taken off
     */
    public OrderLine {
        if (paid < 0 || tax < 0 || shipping < 0 || coupon < 0) {
            throw InvalidValueException.of(
                    "line " + id, "amounts of 0 or more", paid + ", " + tax + ", " + shipping + ", " + coupon);
        }
        if (tax > paid - Math.min(paid, shipping)) {
            throw InvalidValueException.of(
                    "line " + id, "tax and shipping of at most the " + paid + " paid", tax + " and " + shipping);
        }
    }

    /**
     * A line without category, tax, shipping and coupon.
     *
     * @param id names it within the order
     * @param paid what was paid, in minor units, 0 or more
     * @return the line
     */
    public static OrderLine of(LineId id, long paid) {
        return new OrderLine(id, Optional.empty(), paid, 0, 0, 0);
    }

    /**
     * What was paid for the goods: without tax and shipping.
     *
     * @return 0 or more
     */
    public long net() {
        return paid - tax - shipping;
    }
}
