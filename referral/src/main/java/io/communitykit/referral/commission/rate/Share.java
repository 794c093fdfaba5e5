package io.communitykit.referral.commission.rate;

import java.math.BigInteger;

/**
 * What a group of an order's lines earned at the moment that the order was decided. Immutable and safe for many threads.
 *
 * @param group the lines
 * @param weight ten-thousandths of a minor unit, exact, 0 or more
 */
public record Share(OrderGroup group, BigInteger weight) {}
