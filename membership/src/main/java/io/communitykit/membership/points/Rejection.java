package io.communitykit.membership.points;

import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import java.time.Instant;
import java.util.List;

/** Why a fact or command was refused. A refusal leaves nothing behind. */
public sealed interface Rejection {

    /**
     * What can be spent does not suffice.
     *
     * @param currency the currency
     * @param available what could be taken, 0 or more
     * @param missing how much more would be needed, above 0
     */
    record Insufficient(CurrencyId currency, long available, long missing) implements Rejection {}

    /**
     * The key was told before with other content.
     *
     * @param key the key
     * @param differing the fields that differ, at least one
     */
    record Conflicting(IdempotencyKey key, List<ContentField> differing) implements Rejection {

        /**
         * Copies the list.
         *
         * @param key the key
         * @param differing the fields that differ, at least one
         */
        public Conflicting {
            differing = List.copyOf(differing);
        }
    }

    /**
     * The program has no such currency.
     *
     * @param currency what was asked for
     */
    record UnknownCurrency(CurrencyId currency) implements Rejection {}

    /** The member was erased; facts about the member are refused for good. */
    record Erased() implements Rejection {}

    /**
     * A balance or sum would leave the range of a 64-bit integer.
     *
     * @param currency the currency
     */
    record Overflow(CurrencyId currency) implements Rejection {}

    /**
     * The currency keeps no lots, so that it can neither be set aside nor sent, and nothing of it expires.
     *
     * @param currency the currency
     */
    record NotInLots(CurrencyId currency) implements Rejection {}

    /**
     * There is no such hold, nor was there one.
     *
     * @param hold the key under which it should have been made
     */
    record UnknownHold(IdempotencyKey hold) implements Rejection {}

    /**
     * The hold has ended, in another way than was asked for now.
     *
     * @param hold its key
     * @param how committed, voided or released
     * @param committed how many points were spent, 0 or more
     */
    record HoldEnded(IdempotencyKey hold, PostingKind how, long committed) implements Rejection {}

    /**
     * More was to be committed than is set aside.
     *
     * @param hold its key
     * @param held how many points are set aside
     * @param asked how many were to be committed
     */
    record AboveHold(IdempotencyKey hold, long held, long asked) implements Rejection {}

    /**
     * Nothing on this account was earned or spent for the subject, or nothing waits for it. Perhaps it comes later; the same
     * fact or command may be told again.
     *
     * @param subject the order
     */
    record NothingFor(Subject subject) implements Rejection {}

    /**
     * A refund would exceed what was paid.
     *
     * @param subject the order
     * @param paid what was paid in all
     * @param refunded what was refunded before
     * @param asked what was to be refunded now
     */
    record AboveOrder(Subject subject, Money paid, Money refunded, Money asked) implements Rejection {}

    /**
     * A share of an order is to be undone, but what was paid for it is not known.
     *
     * @param subject the order
     */
    record UnknownPayment(Subject subject) implements Rejection {}

    /**
     * An earlier refund of the order said that another amount had been paid for it, and no fact says which is right.
     *
     * @param subject the order
     * @param paid what is said to have been paid now
     */
    record OtherPayment(Subject subject, Money paid) implements Rejection {}

    /**
     * The posting is not on this account.
     *
     * @param posting its key
     */
    record UnknownPosting(PostingKey posting) implements Rejection {}

    /**
     * The posting cannot be undone: it was undone or refunded before, or is of a kind that is not undone this way.
     *
     * @param posting its key
     * @param kind what it is
     */
    record NotUndoable(PostingKey posting, PostingKind kind) implements Rejection {}

    /**
     * The currency's policy does not allow it.
     *
     * @param currency the currency
     */
    record NotAllowed(CurrencyId currency) implements Rejection {}

    /**
     * Fewer expired points can be brought back than were asked for.
     *
     * @param currency the currency
     * @param within how many expired recently enough, 0 or more
     * @param missing how many more were asked for, above 0
     */
    record NotReinstatable(CurrencyId currency, long within, long missing) implements Rejection {}

    /**
     * The program has no such exchange, or the facade does not know the program on its other side.
     *
     * @param exchange what was asked for
     */
    record UnknownExchange(RuleId exchange) implements Rejection {}

    /**
     * Too few points are offered for the rate to divide any.
     *
     * @param exchange the rule
     * @param least the fewest that can be turned
     */
    record BelowRate(RuleId exchange, long least) implements Rejection {}

    /**
     * The points are to be sent with their expiry, and would open more lots than one posting can.
     *
     * @param currency the currency
     * @param most how many different expiries can be sent at once; send fewer points
     */
    record TooManyLots(CurrencyId currency, int most) implements Rejection {}

    /**
     * It is said to have happened later than the program tolerates.
     *
     * @param occurredAt when it is said to have happened
     * @param latest the latest that is tolerated now
     */
    record FromTheFuture(Instant occurredAt, Instant latest) implements Rejection {}

    /**
     * The account of the other side of a transfer or an exchange refuses.
     *
     * @param account that account
     * @param why what it says
     */
    record OtherSide(AccountId account, Rejection why) implements Rejection {}

    /**
     * The tier program has no such tier.
     *
     * @param ladder the ladder that was named
     * @param tier the tier that was named
     */
    record UnknownTier(LadderId ladder, TierId tier) implements Rejection {}

    /**
     * There is no such offer in the tier program, or no such pack in the benefit program.
     *
     * @param offer the offer or pack that was named
     */
    record UnknownOffer(RuleId offer) implements Rejection {}

    /**
     * There is no lock on the tier that could end.
     *
     * @param ladder the ladder
     * @param tier the tier
     */
    record NotLocked(LadderId ladder, TierId tier) implements Rejection {}

    /**
     * The member has as many locks on the ladder as there may be.
     *
     * @param ladder the ladder
     * @param most how many there may be
     */
    record TooManyLocks(LadderId ladder, int most) implements Rejection {}

    /**
     * What was to be given would have ended before it began.
     *
     * @param until its end
     * @param now the instant of the decision
     */
    record AlreadyOver(Instant until, Instant now) implements Rejection {}

    /**
     * The condition of a pack is not true of the member.
     *
     * @param pack the pack
     * @param truth whether it is false, or not known for want of an attribute
     */
    record NotEligible(RuleId pack, Truth truth) implements Rejection {}
}
