package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;

/**
 * How long a reward waits for refunds. Immutable and safe for many threads.
 *
 * @param from when the wait begins
 * @param length how long, 0 to 366 days of 24 hours
 * @param receiptWithin an order counts as received so long after payment even if nobody said so; 1 hour to 366 days
 */
public record HoldRule(From from, Duration length, Duration receiptWithin) {

    private static final Duration MOST = Duration.ofDays(366);

    /** When a hold begins. */
    public enum From {
        /** When the friend received the goods, so that shipping does not use it up. */
        RECEIPT,
        /** When the friend paid; of a registration, when it was. */
        PAYMENT
    }

    /**
     * Checks the lengths.
     *
     * @param from when the wait begins
     * @param length how long
     * @param receiptWithin when an order counts as received
     */
    public HoldRule {
        if (length.isNegative() || length.compareTo(MOST) > 0) {
            throw InvalidValueException.of("length of a hold", "0 to 366 days", length);
        }
        if (receiptWithin.compareTo(Duration.ofHours(1)) < 0 || receiptWithin.compareTo(MOST) > 0) {
            throw InvalidValueException.of("time to receipt", "1 hour to 366 days", receiptWithin);
        }
    }
}
