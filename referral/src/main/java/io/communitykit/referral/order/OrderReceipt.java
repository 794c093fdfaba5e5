package io.communitykit.referral.order;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/**
 * An order that the buyer has received, which is when holds begin. Immutable and safe for many threads.
 *
 * @param key the fact
 * @param order which order
 * @param buyer who received it
 * @param at when, in microseconds
 */
public record OrderReceipt(IdempotencyKey key, OrderId order, MemberId buyer, Instant at) {

    /**
     * Cuts the instant.
     *
     * @param key the fact
     * @param order which order
     * @param buyer who received it
     * @param at when
     */
    public OrderReceipt {
        at = Timestamps.cut("instant of an order", at);
    }
}
