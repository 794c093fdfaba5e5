package io.communitykit.membership.voucher;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.membership.points.CurrencyId;
import java.util.List;

/**
 * What became of the vouchers of an order, as the ledger has it.
 *
 * @param member whose vouchers
 * @param order the order
 * @param items one a kind that was ever held for it, in the order of the kinds' ids
 */
public record OrderVouchers(MemberId member, OrderId order, List<Item> items) {

    /**
     * Copies the list.
     *
     * @param member whose vouchers
     * @param order the order
     * @param items one a kind that was ever held for it
     */
    public OrderVouchers {
        items = List.copyOf(items);
    }

    /**
     * The vouchers of one kind.
     *
     * @param voucher the kind
     * @param count how many were held, above 0
     * @param state where they are now
     * @param returned how many came back after they were redeemed, 0 to {@code count}; where an order is refunded in parts by the
     *     points program's own rules, some before the others
     */
    public record Item(CurrencyId voucher, long count, State state, long returned) {}

    /** Where the vouchers of an order are. */
    public enum State {
        /** Set aside. */
        HELD,
        /** Used up by the order. */
        REDEEMED,
        /** Back with the member without having been used, by command. */
        RELEASED,
        /** Back with the member without having been used, because the time of the hold was over. */
        LAPSED,
        /** Back with the member, all of them, after the order was undone. */
        RETURNED
    }
}
