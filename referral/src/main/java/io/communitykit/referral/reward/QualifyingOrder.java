package io.communitykit.referral.reward;

import io.communitykit.core.id.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * The order by which a friend qualified. Immutable and safe for many threads.
 *
 * @param id which
 * @param net what it was worth without tax and shipping, in minor units
 * @param refunded what of it was paid back, at most {@code net}
 * @param paidAt when it was paid
 * @param receivedAt when it was received; empty as long as nobody said so
 */
public record QualifyingOrder(OrderId id, long net, long refunded, Instant paidAt, Optional<Instant> receivedAt) {

    /**
     * What is left of it.
     *
     * @return minor units, 0 or more
     */
    public long left() {
        return net - refunded;
    }
}
