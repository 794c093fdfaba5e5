package io.communitykit.referral.commission.statement;

/**
 * What becomes of commission that was released when its order is paid back. Before release a refund always lowers what is held, and what
 * is taken back while the statement of the release is open is netted there, whatever the policy.
 */
public enum ClawbackPolicy {
    /**
     * A negative line of the statement that runs; a statement below 0 pays nothing, and the next one opens with what is lacking.
     */
    NET_NEXT_STATEMENT,
    /**
     * A negative line of the statement that runs; a statement below 0 is claimed as a negative payment, such as from a wallet that may
     * fall below 0, and the next one opens at 0.
     */
    NEGATIVE_BALANCE,
    /**
     * As {@link #NET_NEXT_STATEMENT}, but balances never show less than 0: what is lacking is a debt beside them, which what is earned
     * later pays first.
     */
    FLOOR_ZERO_WITH_DEBT,
    /** What was paid out stays: nothing is taken back once the release's statement is settled, and the sale goes on counting. */
    NONE_AFTER_PAID
}
