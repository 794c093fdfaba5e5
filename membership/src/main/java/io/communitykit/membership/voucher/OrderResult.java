package io.communitykit.membership.voucher;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Rejection;
import java.util.List;
import java.util.function.Function;

/** What became of a request about the vouchers of an order. */
public sealed interface OrderResult {

    /**
     * The order's vouchers afterwards.
     *
     * @return all kinds that were ever held for it
     */
    OrderVouchers vouchers();

    /**
     * Answers with the function of the case at hand.
     *
     * @param <T> what the functions return
     * @param done for what was done, now or before
     * @param nothing for an order without vouchers
     * @param refused for a refusal
     * @return what the chosen function returned
     */
    default <T> T fold(
            Function<? super Done, ? extends T> done,
            Function<? super Nothing, ? extends T> nothing,
            Function<? super Refused, ? extends T> refused) {
        if (this instanceof Done all) {
            return done.apply(all);
        } else if (this instanceof Nothing none) {
            return nothing.apply(none);
        }
        return refused.apply((Refused) this);
    }

    /**
     * Done for every kind, now or when it was told before.
     *
     * @param vouchers the order's vouchers afterwards
     */
    record Done(OrderVouchers vouchers) implements OrderResult {}

    /**
     * No voucher was ever held for the order. Perhaps the hold comes later; the same may be told again.
     *
     * @param vouchers no items
     */
    record Nothing(OrderVouchers vouchers) implements OrderResult {}

    /**
     * Not done. What had been done of it when that turned out is in the order's vouchers.
     *
     * @param vouchers the order's vouchers afterwards
     * @param refusals why, at least one
     */
    record Refused(OrderVouchers vouchers, List<Refusal> refusals) implements OrderResult {

        /**
         * Copies the list.
         *
         * @param vouchers the order's vouchers afterwards
         * @param refusals why, at least one
         */
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Why the ledger refused for one kind.
     *
     * @param voucher the kind
     * @param why the reason, with numbers
     */
    record Refusal(CurrencyId voucher, Rejection why) {}
}
