package io.communitykit.membership.points.spi;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an account that a {@link Want} asked for, as of one moment.
 *
 * @param account the account
 * @param status never seen, open, or erased
 * @param sequence number of the last posting, 0 before the first; changes with every change of the account
 * @param lastRecorded when the last posting was recorded; empty before the first
 * @param pots every currency that ever moved; empty once erased
 * @param told the posting under the wanted key, if there is one
 * @param used net points that each wanted cap window has counted; a window without an entry stands at 0
 */
public record AccountState(
        AccountId account,
        Status status,
        long sequence,
        Optional<Instant> lastRecorded,
        Map<CurrencyId, Pot> pots,
        Optional<Posting> told,
        Map<CapWindow, Long> used) {

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
     * Copies the maps.
     *
     * @param account the account
     * @param status never seen, open, or erased
     * @param sequence number of the last posting, 0 before the first
     * @param lastRecorded when the last posting was recorded
     * @param pots every currency that ever moved
     * @param told the posting under the wanted key, if there is one
     * @param used net points that each wanted cap window has counted
     */
    public AccountState {
        pots = Map.copyOf(pots);
        used = Map.copyOf(used);
    }

    /**
     * The state of an account that was never seen.
     *
     * @param account the account
     * @return nothing in it
     */
    public static AccountState unseen(AccountId account) {
        return new AccountState(account, Status.NEW, 0, Optional.empty(), Map.of(), Optional.empty(), Map.of());
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
