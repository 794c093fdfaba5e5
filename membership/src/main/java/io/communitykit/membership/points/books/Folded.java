package io.communitykit.membership.points.books;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the postings of one account come to: pots, lots with points, open holds, and the tier that the member has on each
 * ladder. Postings say all of these but for three things: when a balance lapses, when a hold is released, and how much of a lot
 * has expired. Of a place on a ladder the tier is checked, not what leads to the next one. Memory grows with the lots and holds
 * that are open.
 */
final class Folded {

    private final Map<CurrencyId, Pot> pots = new TreeMap<>();
    private final Map<LotId, Lot> lots = new HashMap<>();
    private final Map<IdempotencyKey, Hold> holds = new LinkedHashMap<>();
    private final Map<LadderId, TierId> tiers = new HashMap<>();

    /**
     * Adds a posting; false if a balance in it does not follow.
     *
     * @throws ArithmeticException if a sum leaves the range of {@code long}, which no balance does
     */
    boolean add(Posting posting) {
        for (Entry entry : posting.entries()) {
            Pot before = pots.getOrDefault(entry.currency(), Pot.EMPTY);
            Pot after = before.plus(entry.kind(), entry.shift(), loose(entry));
            pots.put(entry.currency(), after);
            move(posting, entry);
            if (after.balance() != entry.balance()) {
                return false;
            }
        }
        posting.tiers().forEach(this::move);
        if (posting.key().leg() == Leg.RESOLVED) {
            holds.remove(posting.key().key());
        }
        return true;
    }

    /** {@link Entry#looseMoved()}, which trusts its numbers. */
    private static long loose(Entry entry) {
        if (entry.kind() == EntryKind.COMMIT) {
            return 0;
        }
        long loose = Math.addExact(entry.shift().available(), entry.shift().pending());
        for (LotShare share : entry.lots()) {
            loose = Math.subtractExact(loose, share.points());
        }
        return loose;
    }

    private void move(Posting posting, Entry entry) {
        if (entry.kind() == EntryKind.COMMIT) {
            return;
        }
        List<LotShare> aside = new ArrayList<>();
        for (LotShare share : entry.lots()) {
            Lot before = lots.get(share.lot());
            long points = Math.addExact(before == null ? 0 : before.points(), share.points());
            if (points == 0) {
                lots.remove(share.lot());
            } else {
                lots.put(share.lot(), new Lot(share.lot(), entry.currency(), points, 0, share.terms()));
            }
            aside.add(new LotShare(share.lot(), Math.negateExact(share.points()), share.terms()));
        }
        if (entry.kind() == EntryKind.HOLD) {
            IdempotencyKey key = posting.key().key();
            holds.put(
                    key,
                    new Hold(key, entry.currency(), entry.shift().held(), posting.subject(), Optional.empty(), aside));
        }
    }

    private void move(TierChange change) {
        change.tier().ifPresentOrElse(tier -> tiers.put(change.ladder(), tier), () -> tiers.remove(change.ladder()));
    }

    /** Whether stored places have the tiers that were told last, and no place is missing that has one. */
    boolean makeUpTiers(Map<LadderId, TierState> stored) {
        Map<LadderId, TierId> found = new HashMap<>();
        stored.forEach((ladder, place) -> place.tier().ifPresent(tier -> found.put(ladder, tier)));
        return found.equals(tiers);
    }

    Set<CurrencyId> currencies() {
        return pots.keySet();
    }

    /** The keys of the open holds. */
    List<IdempotencyKey> holds() {
        return List.copyOf(holds.keySet());
    }

    /** Whether stored pots are these. One that never moved may be stored or not. */
    boolean makeUp(Map<CurrencyId, Pot> stored) {
        return stored.keySet().containsAll(pots.keySet())
                && stored.entrySet().stream()
                        .allMatch(each -> amounts(each.getValue()).equals(pots.getOrDefault(each.getKey(), Pot.EMPTY)));
    }

    /** Without the times of its lapses, which no entry says. */
    private static Pot amounts(Pot pot) {
        return new Pot(
                pot.available(),
                pot.pending(),
                pot.held(),
                pot.debt(),
                pot.loose(),
                pot.earned(),
                pot.spent(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether stored lots with points are these, and are what the pots say is in lots. */
    boolean makeUp(Collection<Lot> stored) {
        Map<LotId, Lot> found = new HashMap<>();
        Map<CurrencyId, Balance> sums = new HashMap<>();
        for (Lot lot : stored) {
            if (lot.points() != 0) {
                found.put(lot.id(), new Lot(lot.id(), lot.currency(), lot.points(), 0, lot.terms()));
                Shift points = lot.terms().active() ? Shift.available(lot.points()) : Shift.pending(lot.points());
                sums.put(
                        lot.currency(),
                        sums.getOrDefault(lot.currency(), Balance.ZERO).plus(points));
            }
        }
        return found.equals(lots)
                && pots.entrySet().stream()
                        .allMatch(
                                each -> inLots(each.getValue()).equals(sums.getOrDefault(each.getKey(), Balance.ZERO)));
    }

    private static Balance inLots(Pot pot) {
        return new Balance(Math.subtractExact(pot.available(), pot.loose()), pot.pending(), 0, 0);
    }

    /** Whether stored holds are these: those that are due some time, and those that are asked for one by one. */
    boolean makeUpHolds(List<AccountState> states) {
        Map<IdempotencyKey, Hold> found = new HashMap<>();
        for (AccountState state : states) {
            for (Hold hold : state.holds()) {
                found.put(
                        hold.key(),
                        new Hold(
                                hold.key(),
                                hold.currency(),
                                hold.points(),
                                hold.subject(),
                                Optional.empty(),
                                hold.shares()));
            }
        }
        Map<CurrencyId, Long> sums = new HashMap<>();
        found.values().forEach(hold -> sums.merge(hold.currency(), hold.points(), Math::addExact));
        return found.equals(holds)
                && pots.entrySet().stream()
                        .allMatch(each -> each.getValue().held() == sums.getOrDefault(each.getKey(), 0L));
    }
}
