package io.communitykit.referral.commission.rate;

import io.communitykit.core.money.PointArithmetic;
import io.communitykit.referral.order.OrderLine;

/**
 * What of a line is shared: what was paid for the goods, and what is said to be included. Immutable and safe for many threads.
 *
 * @param tax whether tax is shared too
 * @param shipping whether shipping is shared too
 * @param coupon whether what coupons took off is shared as though it had been paid
 */
public record BaseRule(Part tax, Part shipping, Part coupon) {

    /** What was paid for the goods, and nothing else. */
    public static final BaseRule NET_PAID = new BaseRule(Part.EXCLUDED, Part.EXCLUDED, Part.EXCLUDED);

    /** Whether a part of a line is shared. */
    public enum Part {
        /** It is not shared. */
        EXCLUDED,
        /** It is shared. */
        INCLUDED
    }

    /**
     * The base of a line.
     *
     * @param line a line of an order
     * @return minor units, 0 or more
     * @throws io.communitykit.core.InvalidValueException on overflow
     */
    public long of(OrderLine line) {
        long base = line.net();
        base = tax == Part.INCLUDED ? PointArithmetic.add(base, line.tax()) : base;
        base = shipping == Part.INCLUDED ? PointArithmetic.add(base, line.shipping()) : base;
        return coupon == Part.INCLUDED ? PointArithmetic.add(base, line.coupon()) : base;
    }
}
