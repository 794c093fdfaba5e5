package io.communitykit.membership.points.books;

import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a program keeps of one member, as of one moment, for handing it over. The postings and what is due make up the
 * pots, lots and holds, and say what became of the tiers. Of other members it names none: a transfer is there with its own side only. What the host put into keys
 * and subjects is in it as it is, and {@link Posting#content()} may cover a short digest of another's id: hand that out to
 * nobody. Not in it: how much of a cap is used and what may be reinstated, both of which follow from the postings and the
 * program; and what the host itself keeps.
 *
 * @param account the account
 * @param at the moment
 * @param pots every currency that ever moved, in the order of their ids, as if what is due were posted
 * @param postings all postings, oldest first
 * @param due what is due and not posted yet, numbered as it would be if it were posted now
 * @param lots lots with points, oldest first, as if what is due were posted
 * @param holds what is set aside, oldest first, as if what is due were posted
 * @param tiers the member's place on every ladder, its locks included, in the order of their ids, as if what is due were posted
 */
public record MemberExport(
        AccountId account,
        Instant at,
        Map<CurrencyId, Pot> pots,
        List<Posting> postings,
        List<Posting> due,
        List<Lot> lots,
        List<Hold> holds,
        Map<LadderId, TierState> tiers) {

    /**
     * Copies the collections.
     *
     * @param account the account
     * @param at the moment
     * @param pots every currency that ever moved
     * @param postings all postings
     * @param due what is due and not posted yet
     * @param lots lots with points
     * @param holds what is set aside
     * @param tiers the member's place on every ladder
     */
    public MemberExport {
        pots = Collections.unmodifiableMap(new TreeMap<>(pots));
        postings = List.copyOf(postings);
        due = List.copyOf(due);
        lots = List.copyOf(lots);
        holds = List.copyOf(holds);
        tiers = Collections.unmodifiableMap(new TreeMap<>(tiers));
    }
}
