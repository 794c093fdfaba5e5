package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.OrderId;
import io.communitykit.referral.spi.BookChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order in the books of those who may be paid for it.
 *
 * @param first level 1; empty where the promoter was erased
 * @param second level 2; empty where there is no upline or it was erased
 */
record Sides(Optional<OrderSide> first, Optional<OrderSide> second) {

    static Sides of(OrderId order, Optional<PromoterBook> promoter, Optional<PromoterBook> upline) {
        return new Sides(promoter.map(book -> side(book, order, 1)), upline.map(book -> side(book, order, 2)));
    }

    private static OrderSide side(PromoterBook book, OrderId order, int level) {
        return new OrderSide(book, book.order(order).orElseGet(() -> new OrderDraft(order, level)));
    }

    /** The side that knows what was told: level 1, or level 2 where that was erased and level 2 was paid. */
    Optional<OrderSide> lead() {
        return first.or(() -> second.filter(side -> side.order.decided.isPresent()));
    }

    /** The sides at which something can happen: level 1, which keeps what comes early, and level 2 where it was paid. */
    List<OrderSide> known() {
        return Stream.concat(first.stream(), second.stream().filter(side -> side.order.decided.isPresent()))
                .toList();
    }

    List<BookChange> changes() {
        List<BookChange> changes = new ArrayList<>();
        for (OrderSide side : known()) {
            side.book.put(side.order);
            changes.add(side.book.change());
        }
        return changes;
    }
}
