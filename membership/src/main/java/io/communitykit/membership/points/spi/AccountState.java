package io.communitykit.membership.points.spi;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an account that a {@link Want} asked for, as of one moment.
 *
 * @param want what this state answers in full
 * @param status never seen, open, or erased
 * @param sequence number of the last posting, 0 before the first; changes with every change of the account
 * @param lastRecorded when the last posting was recorded; empty before the first
 * @param pots every currency that ever moved; empty once erased
 * @param told the posting under the wanted key, if there is one
 * @param used net points that each wanted cap window has counted; a window without an entry stands at 0
 * @param nextDue when something happens to the account by itself: nothing happens before; empty if nothing is ahead
 * @param lots the wanted lots, each once, in the order of their ids; closed ones are left out
 * @param holds the wanted holds, each once, in no order
 * @param origin the wanted postings, oldest first
 * @param tiers the member's place on every ladder it has one on; empty once erased
 */
public record AccountState(
        Want want,
        Status status,
        long sequence,
        Optional<Instant> lastRecorded,
        Map<CurrencyId, Pot> pots,
        Optional<Posting> told,
        Map<CapWindow, Long> used,
        Optional<Instant> nextDue,
        List<Lot> lots,
        List<Hold> holds,
        List<Posting> origin,
        Map<LadderId, TierState> tiers) {

    /** Whether an account can be posted to. */
    public enum Status {
        /** Nothing was ever posted. */
        NEW,
        /** At least one posting. */
        OPEN,
        /** Its member was erased; it takes no more postings. */
        ERASED
    }

    /**
     * Copies the collections.
     *
     * @param want what this state answers in full
     * @param status never seen, open, or erased
     * @param sequence number of the last posting, 0 before the first
     * @param lastRecorded when the last posting was recorded
     * @param pots every currency that ever moved
     * @param told the posting under the wanted key, if there is one
     * @param used net points that each wanted cap window has counted
     * @param nextDue when something happens to the account by itself
     * @param lots the wanted lots
     * @param holds the wanted holds
     * @param origin the wanted postings
     * @param tiers the member's place on every ladder it has one on
     */
    public AccountState {
        pots = Map.copyOf(pots);
        used = Map.copyOf(used);
        lots = List.copyOf(lots);
        holds = List.copyOf(holds);
        origin = List.copyOf(origin);
        tiers = Map.copyOf(tiers);
    }

    /**
     * The state of an account that is on no ladder.
     *
     * @param want what this state answers in full
     * @param status never seen, open, or erased
     * @param sequence number of the last posting, 0 before the first
     * @param lastRecorded when the last posting was recorded
     * @param pots every currency that ever moved
     * @param told the posting under the wanted key, if there is one
     * @param used net points that each wanted cap window has counted
     * @param nextDue when something happens to the account by itself
     * @param lots the wanted lots
     * @param holds the wanted holds
     * @param origin the wanted postings
     */
    public AccountState(
            Want want,
            Status status,
            long sequence,
            Optional<Instant> lastRecorded,
            Map<CurrencyId, Pot> pots,
            Optional<Posting> told,
            Map<CapWindow, Long> used,
            Optional<Instant> nextDue,
            List<Lot> lots,
            List<Hold> holds,
            List<Posting> origin) {
        this(want, status, sequence, lastRecorded, pots, told, used, nextDue, lots, holds, origin, Map.of());
    }

    /**
     * The state of an account that was never seen.
     *
     * @param want what was asked for
     * @return nothing in it
     */
    public static AccountState unseen(Want want) {
        return new AccountState(
                want,
                Status.NEW,
                0,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * The account.
     *
     * @return program and member
     */
    public AccountId account() {
        return want.account();
    }

    /**
     * One currency.
     *
     * @param currency the currency
     * @return its pot, empty if it never moved
     */
    public Pot pot(CurrencyId currency) {
        return pots.getOrDefault(currency, Pot.EMPTY);
    }
}
