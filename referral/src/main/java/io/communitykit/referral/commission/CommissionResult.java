package io.communitykit.referral.commission;

import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.order.RefundedLine;
import java.util.List;
import java.util.function.Function;

/** What came of a fact. Every case is the end of it, or says that it may be told again. */
public sealed interface CommissionResult {

    /**
     * It was applied, now or when it was told first.
     *
     * @param telling which time it was
     * @param movements what it did, level 1 first; empty where it changed no amount, such as a receipt; copied
     * @param excess what a refund asked for beyond what was paid, by line; nothing came of that part; copied
     */
    record Applied(Telling telling, List<Movement> movements, List<RefundedLine> excess) implements CommissionResult {

        /**
         * Copies.
         *
         * @param telling which time it was
         * @param movements what it did
         * @param excess what was beyond what was paid
         */
        public Applied {
            movements = List.copyOf(movements);
            excess = List.copyOf(excess);
        }
    }

    /** Whether a fact was new. */
    enum Telling {
        /** It was new. */
        FIRST,
        /** It had been told before, with the same content; nothing changed now. */
        REPLAYED
    }

    /**
     * A receipt or a refund of an order whose payment was not told yet: it is kept, and applied as soon as the payment is told.
     *
     * @param order which order
     */
    record Kept(OrderId order) implements CommissionResult {}

    /**
     * Nothing was kept of it; it may be told again.
     *
     * @param reason why
     */
    record Declined(Reason reason) implements CommissionResult {}

    /**
     * The same fact was told before with other content; that one stands.
     *
     * @param fields what differs; copied
     */
    record Conflict(List<ContentField> fields) implements CommissionResult {

        /**
         * Copies.
         *
         * @param fields what differs
         */
        public Conflict {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Handles every case.
     *
     * @param applied it was applied
     * @param kept it waits for the order's payment
     * @param declined nothing was kept
     * @param conflict it contradicts what was told
     * @param <R> what is made of it
     * @return what the case made
     */
    default <R> R fold(
            Function<? super Applied, ? extends R> applied,
            Function<? super Kept, ? extends R> kept,
            Function<? super Declined, ? extends R> declined,
            Function<? super Conflict, ? extends R> conflict) {
        if (this instanceof Applied it) {
            return applied.apply(it);
        } else if (this instanceof Kept it) {
            return kept.apply(it);
        } else if (this instanceof Declined it) {
            return declined.apply(it);
        }
        return conflict.apply((Conflict) this);
    }
}
