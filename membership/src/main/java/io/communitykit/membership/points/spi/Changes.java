package io.communitykit.membership.points.spi;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision changes in one account: one posting, and the state that follows from it.
 *
 * @param account the account
 * @param posting the new posting; its sequence is the state's plus 1
 * @param pots the new value of every currency that moved
 * @param used the new value of every cap window that counted something
 */
public record Changes(AccountId account, Posting posting, Map<CurrencyId, Pot> pots, Map<CapWindow, Long> used) {

    /**
     * Copies the maps.
     *
     * @param account the account
     * @param posting the new posting
     * @param pots the new value of every currency that moved
     * @param used the new value of every cap window that counted something
     */
    public Changes {
        pots = Map.copyOf(pots);
        used = Map.copyOf(used);
    }

    /**
     * What a store must know of the account to check and carry out this change.
     *
     * @return the want for the posting's key and the cap windows that change
     */
    public Want want() {
        return new Want(account, Optional.of(posting.key()), used.keySet());
    }
}
