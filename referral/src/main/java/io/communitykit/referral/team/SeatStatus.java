package io.communitykit.referral.team;

/** Where a seat of a team stands. */
public enum SeatStatus {
    /** It is held for a payment. */
    RESERVED,
    /** It was not paid in time, or its order was given up. */
    RELEASED,
    /** It is paid, and counts. */
    PAID,
    /** It was paid and does not count; the money goes back to its own order. */
    REFUND_DUE,
    /** Its money went back. */
    REFUNDED,
    /** Whoever pays back refused to; somebody must look at it. */
    REFUND_REFUSED,
    /** It was paid too late, and opened a team of its own. */
    MOVED
}
