package io.communitykit.membership.voucher;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sets a member's vouchers aside for an order. The order's id is what makes it the same when it is told again.
 *
 * @param member whose vouchers
 * @param order for which order
 * @param vouchers at least one kind, each once; best what {@link Quote#applied()} says
 * @param releaseAt when they come back by themselves; empty for what the points program says of each kind
 * @param occurredAt when the order was made; cut to microseconds
 */
public record VoucherHold(
        MemberId member, OrderId order, List<ChosenVoucher> vouchers, Optional<Instant> releaseAt, Instant occurredAt) {

    /**
     * Copies the list and checks it.
     *
     * @param member whose vouchers
     * @param order for which order
     * @param vouchers at least one kind, each once
     * @param releaseAt when they come back by themselves; after {@code occurredAt}
     * @param occurredAt when the order was made
     */
    public VoucherHold {
        vouchers = List.copyOf(vouchers);
        if (vouchers.isEmpty()) {
            throw InvalidValueException.of("vouchers to hold", "at least one", 0);
        }
        ChosenVoucher.requireDifferent(vouchers);
        occurredAt = Timestamps.cut("occurredAt", occurredAt);
        if (releaseAt.isPresent() && !releaseAt.get().isAfter(occurredAt)) {
            throw InvalidValueException.of("releaseAt", "after " + occurredAt, releaseAt.get());
        }
    }
}
