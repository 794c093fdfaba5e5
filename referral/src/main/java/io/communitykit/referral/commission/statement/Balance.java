package io.communitykit.referral.commission.statement;

import io.communitykit.core.InvalidValueException;

/**
 * What a statement opens or closes with. Immutable and safe for many threads.
 *
 * @param balance minor units; below 0 where a negative balance is carried
 * @param debt minor units, 0 or more: what the promoter owes where balances never show less than 0
 */
public record Balance(long balance, long debt) {

    /** Nothing. */
    public static final Balance ZERO = new Balance(0, 0);

    /**
     * Checks the debt.
     *
     * @param balance minor units
     * @param debt minor units
     */
    public Balance {
        if (debt < 0) {
            throw InvalidValueException.of("debt", "0 or more", debt);
        }
    }

    /**
     * What is there in all.
     *
     * @return the balance without the debt, in minor units
     */
    public long net() {
        return Math.subtractExact(balance, debt);
    }
}
