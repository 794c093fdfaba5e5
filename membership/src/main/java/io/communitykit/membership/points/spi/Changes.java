package io.communitykit.membership.points.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a decision changes in one account: postings, and the state that follows from them.
 *
 * @param account the account
 * @param postings the new postings, at least one; their sequences follow the state's and each other, their keys differ
 * @param pots the new value of every currency that moved
 * @param used the new value of every cap window that counted something
 * @param lots the new value of every lot that changed or was opened, each once; closed ones are forgotten
 * @param holds holds that were made, each once
 * @param ended keys of holds that ended
 * @param tiers the new value of every place on a ladder that changed
 */
public record Changes(
        AccountId account,
        List<Posting> postings,
        Map<CurrencyId, Pot> pots,
        Map<CapWindow, Long> used,
        List<Lot> lots,
        List<Hold> holds,
        Set<IdempotencyKey> ended,
        Map<LadderId, TierState> tiers) {

    /**
     * Copies the collections and checks that the postings follow each other.
     *
     * @param account the account
     * @param postings the new postings, at least one
     * @param pots the new value of every currency that moved
     * @param used the new value of every cap window that counted something
     * @param lots the new value of every lot that changed or was opened
     * @param holds holds that were made
     * @param ended keys of holds that ended
     * @param tiers the new value of every place on a ladder that changed
     */
    public Changes {
        postings = List.copyOf(postings);
        pots = Map.copyOf(pots);
        used = Map.copyOf(used);
        lots = List.copyOf(lots);
        holds = List.copyOf(holds);
        // A copy of an empty set that is not one of its own kind costs a table.
        ended = ended.isEmpty() ? Set.of() : Set.copyOf(ended);
        tiers = Map.copyOf(tiers);
        if (postings.isEmpty()) {
            throw InvalidValueException.of("postings of a change", "at least one", 0);
        }
        if (postings.size() > 1) {
            requireRow(postings);
        }
    }

    /**
     * A change by one posting in currencies that keep no lots.
     *
     * @param account the account
     * @param posting the new posting
     * @param pots the new value of every currency that moved
     * @param used the new value of every cap window that counted something
     */
    public Changes(AccountId account, Posting posting, Map<CurrencyId, Pot> pots, Map<CapWindow, Long> used) {
        this(account, List.of(posting), pots, used, List.of(), List.of(), Set.of());
    }

    /**
     * A change that leaves the member's tiers as they are.
     *
     * @param account the account
     * @param postings the new postings, at least one
     * @param pots the new value of every currency that moved
     * @param used the new value of every cap window that counted something
     * @param lots the new value of every lot that changed or was opened
     * @param holds holds that were made
     * @param ended keys of holds that ended
     */
    public Changes(
            AccountId account,
            List<Posting> postings,
            Map<CurrencyId, Pot> pots,
            Map<CapWindow, Long> used,
            List<Lot> lots,
            List<Hold> holds,
            Set<IdempotencyKey> ended) {
        this(account, postings, pots, used, lots, holds, ended, Map.of());
    }

    private static void requireRow(List<Posting> postings) {
        Set<PostingKey> keys = new HashSet<>();
        long next = postings.get(0).sequence();
        for (Posting posting : postings) {
            if (posting.sequence() != next || !keys.add(posting.key())) {
                throw InvalidValueException.of("postings of a change", "in a row and each with its own key", posting);
            }
            next++;
        }
    }

    /**
     * The last of the new postings.
     *
     * @return the posting after which the account stands
     */
    public Posting last() {
        return postings.get(postings.size() - 1);
    }
}
