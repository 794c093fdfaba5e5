package io.communitykit.membership.tier.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/**
 * A member paid for an order, or got money back for it. Immutable and safe for many threads.
 *
 * @param key who numbered the fact, and the number; telling it again repeats both
 * @param member who paid; an order is known by its member and its id together
 * @param order what for
 * @param kind which way the money went
 * @param occurredAt when, cut to microseconds
 * @param amount how much, above 0
 */
public record SpendFact(
        IdempotencyKey key, MemberId member, OrderId order, Kind kind, Instant occurredAt, Money amount) {

    /** Which way the money went. */
    public enum Kind {
        /** From the member to the shop. */
        PAID,
        /** Back to the member. */
        REFUNDED
    }

    /**
     * Checks the amount and cuts the time.
     *
     * @param key who numbered the fact, and the number
     * @param member who paid
     * @param order what for
     * @param kind which way the money went
     * @param occurredAt when
     * @param amount how much, above 0
     */
    public SpendFact {
        occurredAt = Timestamps.cut("time of a spend", occurredAt);
        if (amount.minor() <= 0) {
            throw InvalidValueException.of("amount of a spend", "above 0", amount);
        }
    }
}
