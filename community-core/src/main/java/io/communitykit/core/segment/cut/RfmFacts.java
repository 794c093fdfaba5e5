package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/**
 * How recently, how often and for how much a member bought. Over which stretch of time is the host's choice, the same for all.
 *
 * @param lastPurchase when the member bought last; cut to microseconds
 * @param orders how many orders, 1 or more
 * @param spend how much they came to after refunds
 */
public record RfmFacts(Instant lastPurchase, long orders, Money spend) {

    /**
     * Cuts the instant and checks the count.
     *
     * @param lastPurchase when the member bought last
     * @param orders how many orders
     * @param spend how much they came to
     */
    public RfmFacts {
        lastPurchase = Timestamps.cut("last purchase", lastPurchase);
        if (orders < 1) {
            throw InvalidValueException.of("orders of a member with a last purchase", "1 or more", orders);
        }
    }
}
