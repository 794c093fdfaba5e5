package io.communitykit.referral.forecast;

import io.communitykit.core.InvalidValueException;

/**
 * How members and friends are believed to behave. Shares are basis points. Immutable and safe for many threads.
 *
 * @param days how long the program is looked at, 1 to 3,650
 * @param referrers how many members invite, 1 to 1,000,000
 * @param friendsPerDay how many friends are brought on a day, on average; 0 to 1,000,000
 * @param concentration how unequal referrers are: the i-th of them brings friends in proportion to {@code 1 / i^concentration} (Zipf);
 *     0 for all alike, up to 3
 * @param orders the share of friends who order, 0 to 10,000
 * @param meanOrder what an order is worth on average without tax and shipping, in minor units, 1 or more; exponentially distributed
 * @param refunds the share of orders that are paid back whole, 0 to 10,000; at any time until {@code refundDays} after payment
 * @param refundDays until when, 0 to 365
 * @param receiptDays how long goods are on their way, in days, 0 to 365
 */
public record Assumptions(
        int days,
        int referrers,
        int friendsPerDay,
        double concentration,
        int orders,
        long meanOrder,
        int refunds,
        int refundDays,
        int receiptDays) {

    private static final int BASIS = 10_000;
    private static final long MOST_ORDER = 1_000_000_000_000L;

    /**
     * Checks the ranges.
     *
     * @param days how long the program is looked at
     * @param referrers how many members invite
     * @param friendsPerDay how many friends are brought on a day
     * @param concentration how unequal referrers are
     * @param orders the share of friends who order
     * @param meanOrder what an order is worth
     * @param refunds the share of orders that are paid back
     * @param refundDays until when
     * @param receiptDays how long goods are on their way
     */
    public Assumptions {
        within("days", days, 1, 3_650);
        within("referrers", referrers, 1, 1_000_000);
        within("friends a day", friendsPerDay, 0, 1_000_000);
        within("share of friends who order", orders, 0, BASIS);
        within("mean order", meanOrder, 1, MOST_ORDER);
        within("share of refunds", refunds, 0, BASIS);
        within("days of refunds", refundDays, 0, 365);
        within("days to receipt", receiptDays, 0, 365);
        if (!(concentration >= 0 && concentration <= 3)) {
            throw InvalidValueException.of("concentration", "0 to 3", concentration);
        }
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw InvalidValueException.of(name, least + " to " + most, value);
        }
    }
}
