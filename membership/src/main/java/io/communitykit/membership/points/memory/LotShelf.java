package io.communitykit.membership.points.memory;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.spi.LotWant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lots of one account, found by id, by when something happens to them, and in the order in which most programs spend them,
 * all in logarithmic time.
 */
final class LotShelf {

    private static final Comparator<Lot> BY_DUE =
            Comparator.comparing((Lot lot) -> lot.dueAt().orElse(Instant.MAX)).thenComparing(Lot::id);

    private final Map<LotId, Lot> byId = new HashMap<>();
    private final NavigableSet<Lot> byDue = new TreeSet<>(BY_DUE);
    private final Map<CurrencyId, NavigableSet<Lot>> active = new HashMap<>();

    void put(Lot lot) {
        Lot before = lot.closed() ? byId.remove(lot.id()) : byId.put(lot.id(), lot);
        if (before != null) {
            byDue.remove(before);
            active(before.currency()).remove(before);
        }
        if (lot.dueAt().isPresent()) {
            byDue.add(lot);
        }
        if (lot.points() > 0 && lot.terms().active()) {
            active(lot.currency()).add(lot);
        }
    }

    private NavigableSet<Lot> active(CurrencyId currency) {
        return active.computeIfAbsent(currency, any -> new TreeSet<>(ConsumptionOrder.EXPIRY_FIRST.comparator()));
    }

    void clear() {
        byId.clear();
        byDue.clear();
        active.clear();
    }

    @Nullable
    Instant nextDue() {
        return byDue.isEmpty() ? null : byDue.first().dueAt().orElse(null);
    }

    List<Lot> dueBy(Instant by) {
        List<Lot> due = new ArrayList<>();
        for (Lot lot : byDue) {
            if (lot.dueAt().orElse(Instant.MAX).isAfter(by)) {
                break;
            }
            due.add(lot);
        }
        return due;
    }

    Optional<Lot> find(LotId id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Lot> find(LotWant want, Instant dueBy) {
        if (want instanceof LotWant.Cover cover) {
            return cover(cover, dueBy);
        } else if (want instanceof LotWant.Named named) {
            return named.ids().stream().flatMap(id -> find(id).stream()).toList();
        } else if (want instanceof LotWant.Expired expired) {
            return byId.values().stream()
                    .filter(lot -> lot.currency().equals(expired.currency())
                            && lot.expired() > 0
                            && lot.terms()
                                    .expiry()
                                    .instant()
                                    .filter(at -> !at.isBefore(expired.since()))
                                    .isPresent())
                    .toList();
        }
        CurrencyId currency = ((LotWant.Open) want).currency();
        return byId.values().stream()
                .filter(lot -> lot.currency().equals(currency) && lot.points() > 0)
                .toList();
    }

    /** Lots that are overdue come along and do not count; who asks takes them away first. */
    private List<Lot> cover(LotWant.Cover cover, Instant dueBy) {
        Iterable<Lot> inOrder = active(cover.currency());
        boolean all = cover.order() == ConsumptionOrder.PROPORTIONAL;
        if (cover.order() == ConsumptionOrder.FIFO || cover.order() == ConsumptionOrder.LIFO) {
            List<Lot> sorted = new ArrayList<>(active(cover.currency()));
            sorted.sort(cover.order().comparator());
            inOrder = sorted;
        }
        List<Lot> found = new ArrayList<>();
        long missing = cover.points();
        for (Lot lot : inOrder) {
            if (missing <= 0 && !all) {
                break;
            }
            found.add(lot);
            boolean overdue = lot.terms().overdue(dueBy);
            missing -= overdue ? 0 : lot.points();
        }
        return found;
    }
}
