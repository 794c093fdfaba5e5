package io.communitykit.membership.points.memory;

import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.spi.LotWant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lots of one account: all by id, those that can be spent by expiry, the others by when something happens to them. What is
 * due next stands at the front of one of these rows.
 */
final class LotShelf {

    private static final long INACTIVE = Long.MAX_VALUE - 1;
    private static final long NEVER = Long.MAX_VALUE;

    private final SortedLots byId = new SortedLots();
    private final SortedLots ahead = new SortedLots();
    private final Map<CurrencyId, SortedLots> active = new HashMap<>(2);

    void put(Lot lot) {
        long id = lot.id().toLong();
        int known = byId.find(0, id, id);
        if (known >= 0) {
            takeOut(byId.get(known), id);
        }
        if (lot.closed()) {
            byId.remove(0, id, id);
            return;
        }
        byId.put(0, id, lot);
        if (lot.points() == 0) {
            return;
        }
        if (lot.terms().active()) {
            active(lot.currency()).put(expiryOf(lot), earnedOf(lot), lot);
        } else {
            ahead.put(dueOf(lot), 0, lot);
        }
    }

    private void takeOut(Lot lot, long id) {
        if (lot.points() == 0) {
            return;
        }
        if (lot.terms().active()) {
            active(lot.currency()).remove(expiryOf(lot), earnedOf(lot), id);
        } else {
            ahead.remove(dueOf(lot), 0, id);
        }
    }

    private SortedLots active(CurrencyId currency) {
        return active.computeIfAbsent(currency, any -> new SortedLots());
    }

    private static long earnedOf(Lot lot) {
        return Timestamps.toMicros(lot.terms().earnedAt());
    }

    private static long expiryOf(Lot lot) {
        LotExpiry expiry = lot.terms().expiry();
        if (expiry instanceof LotExpiry.At at) {
            return Timestamps.toMicros(at.at());
        }
        return expiry instanceof LotExpiry.Inactive ? INACTIVE : NEVER;
    }

    private static long dueOf(Lot lot) {
        return lot.dueAt().map(Timestamps::toMicros).orElse(NEVER);
    }

    /** An instant to compare with, which may be any: microseconds of the far ends leave the range of {@code long}. */
    private static long bound(Instant instant) {
        if (instant.isAfter(Timestamps.MAX)) {
            return Timestamps.toMicros(Timestamps.MAX);
        }
        return instant.isBefore(Timestamps.MIN) ? Long.MIN_VALUE : Timestamps.toMicros(instant);
    }

    void clear() {
        byId.clear();
        ahead.clear();
        active.clear();
    }

    @Nullable
    Instant nextDue() {
        long first = ahead.size() == 0 ? NEVER : ahead.firstOf(0);
        for (SortedLots lots : active.values()) {
            first = lots.size() == 0 ? first : Math.min(first, lots.firstOf(0));
        }
        return first >= INACTIVE ? null : Timestamps.ofMicros(first);
    }

    List<Lot> dueBy(Instant by) {
        List<Lot> due = new ArrayList<>();
        long until = bound(by);
        addDue(ahead, until, due);
        active.values().forEach(lots -> addDue(lots, until, due));
        return due;
    }

    private static void addDue(SortedLots lots, long until, List<Lot> due) {
        for (int i = 0; i < lots.size() && lots.firstOf(i) <= until; i++) {
            due.add(lots.get(i));
        }
    }

    Optional<Lot> find(LotId id) {
        int found = byId.find(0, id.toLong(), id.toLong());
        return found < 0 ? Optional.empty() : Optional.of(byId.get(found));
    }

    List<Lot> find(LotWant want, Instant dueBy) {
        if (want instanceof LotWant.Cover cover) {
            return cover(cover, dueBy);
        } else if (want instanceof LotWant.Named named) {
            return named.ids().stream().flatMap(id -> find(id).stream()).toList();
        }
        List<Lot> found = new ArrayList<>();
        for (int i = 0; i < byId.size(); i++) {
            if (wanted(byId.get(i), want)) {
                found.add(byId.get(i));
            }
        }
        return found;
    }

    private static boolean wanted(Lot lot, LotWant want) {
        if (want instanceof LotWant.Expired expired) {
            return lot.currency().equals(expired.currency())
                    && lot.expired() > 0
                    && lot.terms()
                            .lostSince()
                            .filter(at -> !at.isBefore(expired.since()))
                            .isPresent();
        }
        return want instanceof LotWant.Open open && lot.currency().equals(open.currency()) && lot.points() > 0;
    }

    /** Lots that are overdue come along and do not count; who asks takes them away first. */
    private List<Lot> cover(LotWant.Cover cover, Instant dueBy) {
        SortedLots all = active(cover.currency());
        boolean byExpiry = cover.order() == ConsumptionOrder.EXPIRY_FIRST;
        List<Lot> found = new ArrayList<>(byExpiry ? 4 : all.size());
        long missing = cover.points();
        long overdue = bound(dueBy);
        for (int i = 0; i < all.size() && (missing > 0 || !byExpiry); i++) {
            found.add(all.get(i));
            missing -= all.firstOf(i) <= overdue ? 0 : all.get(i).points();
        }
        return byExpiry || cover.order() == ConsumptionOrder.PROPORTIONAL ? found : prefix(found, cover, dueBy);
    }

    private static List<Lot> prefix(List<Lot> lots, LotWant.Cover cover, Instant dueBy) {
        lots.sort(cover.order().comparator());
        long missing = cover.points();
        int count = 0;
        while (count < lots.size() && missing > 0) {
            Lot lot = lots.get(count);
            missing -= lot.terms().overdue(dueBy) ? 0 : lot.points();
            count++;
        }
        return lots.subList(0, count);
    }
}
