package io.communitykit.referral.commission.rate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.PointArithmetic;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lines of an order that are of one category, which earn the same rate. What an order earns, and what a refund takes back, rests on
 * these sums alone, so that it does not matter into how many lines an order is split, nor in which order they stand. Immutable and safe for
 * many threads.
 *
 * @param category which; empty for none
 * @param net what was paid for the goods, in minor units, 0 or more
 * @param base what of it is shared, in minor units, 0 or more; may be more than {@code net} where tax, shipping or coupons are included
 */
public record OrderGroup(Optional<CategoryId> category, long net, long base) {

    /**
     * Checks the amounts.
     *
     * @param category which
     * @param net what was paid for the goods
     * @param base what of it is shared
     */
    public OrderGroup {
        if (net < 0 || base < 0) {
            throw InvalidValueException.of("net and base of a group", "0 or more", net + " and " + base);
        }
    }

    /**
     * Groups the lines of an order.
     *
     * @param order the order
     * @param rule what of a line is shared
     * @return a group for each category, what is in none first, then by the category's text
     * @throws InvalidValueException on overflow
     */
    public static List<OrderGroup> of(PaidOrder order, BaseRule rule) {
        Map<Optional<CategoryId>, OrderGroup> groups = new TreeMap<>(Volume.ORDER);
        for (OrderLine line : order.lines()) {
            groups.merge(line.category(), new OrderGroup(line.category(), line.net(), rule.of(line)), OrderGroup::plus);
        }
        return new ArrayList<>(groups.values());
    }

    private OrderGroup plus(OrderGroup other) {
        return new OrderGroup(category, PointArithmetic.add(net, other.net), PointArithmetic.add(base, other.base));
    }
}
