package io.communitykit.referral.team.spi;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;

/**
 * Pays orders of group-buys back: the way out of teams into a shop's payments. Called after what it is called for was committed; after a
 * crash in between it is called again with the same key, so it must do what one key asks for once only, and answer as it did. May be called
 * from many threads.
 */
@FunctionalInterface
public interface SeatRefund {

    /**
     * Pays an order back. What it throws means {@link Outcome#LATER}.
     *
     * @param refund what to pay back; all of it or nothing
     * @return what became of it
     */
    Outcome refund(Refund refund);

    /**
     * What to pay back. It goes to whoever paid the order, also where that member was erased here.
     *
     * @param key names it; the same however often it is asked for
     * @param order the order that was paid
     * @param amount how much was paid
     */
    record Refund(IdempotencyKey key, OrderId order, Money amount) {}

    /** What became of a refund. */
    enum Outcome {
        /** It is paid back. */
        DONE,
        /** It is not paid back and never will be. */
        REFUSED,
        /** It is not known to be paid back. It will be asked for again. */
        LATER
    }
}
