package io.communitykit.referral.reward;

import io.communitykit.referral.order.PaidOrder;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * What was told of one order of a friend, in whatever order it was told. Immutable and safe for many threads.
 *
 * @param paidAt when it was paid; empty as long as that was not told
 * @param net what it was worth without tax and shipping, in minor units; 0 as long as that was not told
 * @param currency in which it was paid; empty as long as that was not told
 * @param refunded what was paid back in all, also beyond {@code net}
 * @param receivedAt when it was received; empty as long as that was not told
 */
public record OrderFacts(
        Optional<Instant> paidAt, long net, Optional<Currency> currency, long refunded, Optional<Instant> receivedAt) {

    /** An order of which nothing was told. */
    public static final OrderFacts NONE = new OrderFacts(Optional.empty(), 0, Optional.empty(), 0, Optional.empty());

    /** The same with what was paid. */
    OrderFacts paid(PaidOrder order) {
        return new OrderFacts(
                Optional.of(order.at()), order.net(), Optional.of(order.currency()), refunded, receivedAt);
    }

    /** The same with all that was paid back. */
    OrderFacts refunded(long all) {
        return new OrderFacts(paidAt, net, currency, all, receivedAt);
    }

    /** The same with when it was received. */
    OrderFacts received(Instant at) {
        return new OrderFacts(paidAt, net, currency, refunded, Optional.of(at));
    }

    /**
     * What was paid back beyond what had been paid.
     *
     * @return minor units; 0 as long as the payment was not told
     */
    public long excess() {
        return paidAt.isPresent() ? Math.max(0, refunded - net) : 0;
    }
}
