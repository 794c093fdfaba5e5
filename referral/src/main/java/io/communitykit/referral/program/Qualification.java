package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;

/**
 * What makes a friend count. Immutable and safe for many threads.
 *
 * @param on which fact
 * @param orders which orders count; only where {@code on} is {@link On#ORDER}
 * @param minimum how much an order must be worth without tax and shipping, in minor units, and still be worth after refunds; 0 or more
 * @param currency of orders
 * @param within how long after the friend was brought; empty for ever
 */
public record Qualification(On on, Orders orders, long minimum, Currency currency, Optional<Duration> within) {

    /** Which fact makes a friend count. */
    public enum On {
        /** That the friend became a member. */
        REGISTRATION,
        /** That the friend paid an order. */
        ORDER
    }

    /** Which orders count. */
    public enum Orders {
        /** The friend's first one alone. */
        FIRST,
        /** The first that fulfils the rest. */
        ANY
    }

    /**
     * Checks the ranges.
     *
     * @param on which fact
     * @param orders which orders count
     * @param minimum how much an order must be worth
     * @param currency of orders
     * @param within how long after the friend was brought
     */
    public Qualification {
        if (minimum < 0) {
            throw InvalidValueException.of("minimum of a qualifying order", "0 or more", minimum);
        }
        if (within.isPresent() && (within.get().isNegative() || within.get().isZero())) {
            throw InvalidValueException.of("time to qualify", "more than nothing", within.get());
        }
    }
}
