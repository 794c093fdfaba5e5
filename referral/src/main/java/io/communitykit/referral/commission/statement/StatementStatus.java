package io.communitykit.referral.commission.statement;

/** How far a statement is. Stored by name: a constant is never renamed. */
public enum StatementStatus {
    /** Lines may still come. */
    RUNNING,
    /** No line will come; it is to be paid. */
    CLOSED,
    /** It was paid, or there was nothing to pay. */
    SETTLED,
    /** Whoever pays will not, as it is; {@code pay} may be called again. */
    REFUSED,
    /** Whoever pays asks to be told again. */
    TO_RETRY
}
