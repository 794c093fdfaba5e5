package io.communitykit.referral.reward.ledger;

import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Side;

/**
 * Something to be paid out or taken back through the port, decided and not known to be done. Immutable and safe for many threads.
 *
 * @param rule by which rule
 * @param side whose: the referrer's or the friend's
 * @param direction which way
 * @param sequence of the row that is paid; or how-manieth recovery of the rule, from 1
 * @param amount 1 or more, in the unit of the terms
 * @param terms those under which it was decided
 */
public record Transfer(RuleId rule, Side side, Direction direction, long sequence, long amount, RuleTerms terms) {

    /** Which way something goes. */
    public enum Direction {
        /** To the beneficiary. */
        PAY,
        /** Back from the beneficiary. */
        RECOVER
    }
}
