package io.communitykit.referral.reward;

import io.communitykit.core.id.OrderId;
import io.communitykit.referral.Side;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.reward.ledger.Transfer;
import java.time.Instant;
import java.util.Optional;

/** Something that happened to one friend. Immutable and safe for many threads. */
public sealed interface ReferralFact {

    /**
     * The friend was brought.
     *
     * @param bond by whom
     * @param at when
     * @param screening what a screen says, if the friend qualifies by it, having become a member before
     */
    record Bound(Bond bond, Instant at, Screening screening) implements ReferralFact {}

    /**
     * The friend became a member.
     *
     * @param at when
     * @param screening what a screen says, if the friend qualifies by it
     */
    record Registered(Instant at, Screening screening) implements ReferralFact {}

    /**
     * The friend paid an order.
     *
     * @param order which
     * @param bond who is credited with it; empty for nobody
     * @param number the friend's how-manieth order, from 1
     * @param screening what a screen says, if the friend qualifies by it
     */
    record Paid(PaidOrder order, Optional<Bond> bond, int number, Screening screening) implements ReferralFact {}

    /**
     * The friend received an order.
     *
     * @param order which
     * @param at when
     */
    record Received(OrderId order, Instant at) implements ReferralFact {}

    /**
     * A part of an order was paid back.
     *
     * @param order which
     * @param net how much now, without tax and shipping, in minor units, 1 or more
     * @param at when
     */
    record Refunded(OrderId order, long net, Instant at) implements ReferralFact {}

    /**
     * Somebody looked at a side.
     *
     * @param side which
     * @param outcome what came of it
     * @param at when
     */
    record Reviewed(Side side, Outcome outcome, Instant at) implements ReferralFact {

        /** What comes of a review. */
        public enum Outcome {
            /** It passes. */
            PASS,
            /** It is refused. */
            REFUSE
        }
    }

    /** Nothing but that time has passed. */
    record TimePassed() implements ReferralFact {}

    /**
     * The port has answered.
     *
     * @param transfer what it was asked
     * @param done how much of it was done: all or nothing of a payment, any part of a recovery
     */
    record Transferred(Transfer transfer, long done) implements ReferralFact {}

    /**
     * The port has put the outbox off.
     *
     * @param until when it is to be tried again
     */
    record Postponed(Instant until) implements ReferralFact {}

    /** The friend goes: what is not approved yet is over. */
    record Withdrawn() implements ReferralFact {}
}
