package io.communitykit.membership.points.internal.ledger;

import java.math.BigInteger;

/**
 * The share of an order that is refunded after this refund, earlier ones included.
 *
 * @param refunded in minor units of money, from 1 to {@code paid}
 * @param paid in minor units of money, at least 1
 */
record Share(long refunded, long paid) {

    static final Share WHOLE = new Share(1, 1);

    /** The whole part of the share of a number. */
    long down(long points) {
        return BigInteger.valueOf(points)
                .multiply(BigInteger.valueOf(refunded))
                .divide(BigInteger.valueOf(paid))
                .longValueExact();
    }

    /** The number less the whole part of what is kept of it. */
    long up(long points) {
        return points - new Share(paid - refunded, paid).down(points);
    }
}
