package io.communitykit.membership.points.lot;

/**
 * How a refund takes back what an order had earned, where the points are no longer all there. First the order's own lots
 * are emptied, pending ones before active ones; what this says is about the rest.
 */
public enum Clawback {
    /** Only points of the order that are not yet active; the rest is forgiven. */
    PENDING_ONLY,
    /** As far as the balance goes; the rest is forgiven. */
    WITHIN_BALANCE,
    /** The rest becomes debt up to the policy's limit; what exceeds the limit is forgiven. */
    LIMITED_DEBT,
    /** The rest becomes debt. */
    UNLIMITED_DEBT,
    /** The rest is to be kept back from the money that is refunded, at the policy's value of a point. */
    NETTED
}
