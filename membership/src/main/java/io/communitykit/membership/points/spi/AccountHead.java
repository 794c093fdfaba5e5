package io.communitykit.membership.points.spi;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account in a listing.
 *
 * @param pseudonym stands for the account, also after an erasure
 * @param program the program
 * @param member the member, or empty once erased
 * @param sequence number of the last posting, at least 1
 * @param lastRecorded when the last posting was recorded
 * @param nextDue when something happens to the account by itself: nothing happens before; empty if nothing is ahead, and
 *     once erased
 * @param sealed sequence of the last seal, 0 if there is none
 * @param pots every currency that ever moved, in the order of their ids
 * @param tiers the member's place on every ladder it has one on, in the order of their ids; empty once erased
 */
public record AccountHead(
        Pseudonym pseudonym,
        ProgramId program,
        Optional<MemberId> member,
        long sequence,
        Instant lastRecorded,
        Optional<Instant> nextDue,
        long sealed,
        Map<CurrencyId, Pot> pots,
        Map<LadderId, TierState> tiers) {

    /**
     * Copies the maps.
     *
     * @param pseudonym stands for the account, also after an erasure
     * @param program the program
     * @param member the member, or empty once erased
     * @param sequence number of the last posting, at least 1
     * @param lastRecorded when the last posting was recorded
     * @param nextDue when something happens to the account by itself
     * @param sealed sequence of the last seal
     * @param pots every currency that ever moved
     * @param tiers the member's place on every ladder it has one on
     */
    public AccountHead {
        pots = Collections.unmodifiableMap(new TreeMap<>(pots));
        tiers = Collections.unmodifiableMap(new TreeMap<>(tiers));
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
