package io.communitykit.referral.reward.ledger;

/** Where a grant stands. Stored by name. */
public enum GrantStatus {
    /** Reserved; it waits. */
    HELD,
    /** To be paid; perhaps it is being paid right now. */
    APPROVED,
    /** Paid. */
    PAID,
    /** Whoever pays refused. */
    REFUSED
}
