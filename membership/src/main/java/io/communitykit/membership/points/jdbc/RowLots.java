package io.communitykit.membership.points.jdbc;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.spi.LotWant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lots of one account: those that were read, and what units have made of them since. What is read of a lot that a unit has
 * changed is out of date and passed over.
 */
final class RowLots {

    /** As they stand; without closed ones. */
    private final Map<LotId, Lot> lots = new HashMap<>();

    /** Known to have a row. */
    private final Set<LotId> stored = new HashSet<>();

    private final Set<LotId> lookedUp = new HashSet<>();
    private final Set<LotId> changed = new LinkedHashSet<>();
    private final Set<Object> searched = new HashSet<>();
    private final Map<Object, Prefix> prefixes = new HashMap<>();

    /** The sequence when the account was read: lots of later postings have no row. */
    private long storedSequence;

    void storedSequence(long sequence) {
        storedSequence = sequence;
    }

    /** What has been read in one order, from its beginning, as the database has it. */
    final class Prefix {

        private static final int FIRST_PAGE = 16;
        private static final int GROWTH = 8;

        private final CurrencyId currency;
        private final ConsumptionOrder order;
        private final List<Lot> read = new ArrayList<>();
        private int page = FIRST_PAGE;
        private boolean wholly;
        private boolean exhausted;

        private Prefix(CurrencyId currency, ConsumptionOrder order) {
            this.currency = currency;
            this.order = order;
        }

        CurrencyId currency() {
            return currency;
        }

        ConsumptionOrder order() {
            return order;
        }

        /** Pages grow, so that a few lots cost little, and many few round trips. */
        String nextPage() {
            return wholly ? "" : " LIMIT " + page + " OFFSET " + read.size();
        }

        void add(List<Lot> lots) {
            exhausted = wholly || lots.size() < page;
            if (wholly) {
                read.clear();
            }
            read.addAll(lots);
            page *= GROWTH;
        }

        /** Lots that units have changed do not count here: they are known as they stand. */
        private boolean covers(long points, Instant dueBy) {
            long missing = points;
            for (Lot lot : read) {
                if (!changed.contains(lot.id()) && !lot.terms().overdue(dueBy)) {
                    missing -= lot.points();
                    if (missing <= 0) {
                        return true;
                    }
                }
            }
            return exhausted;
        }
    }

    /** What is to be read next for this want; null if enough is known. */
    @Nullable
    Prefix missing(LotWant.Cover cover, Instant dueBy) {
        boolean all = cover.order() == ConsumptionOrder.PROPORTIONAL || cover.points() == Long.MAX_VALUE;
        ConsumptionOrder order =
                cover.order() == ConsumptionOrder.PROPORTIONAL ? ConsumptionOrder.EXPIRY_FIRST : cover.order();
        Prefix prefix =
                prefixes.computeIfAbsent(List.of(cover.currency(), order), any -> new Prefix(cover.currency(), order));
        if (all ? prefix.exhausted : prefix.covers(cover.points(), dueBy)) {
            return null;
        }
        prefix.wholly |= all;
        return prefix;
    }

    /** True for the first who asks, and who therefore must read it. */
    boolean mustRead(LotId id) {
        return id.sequence() <= storedSequence && !lots.containsKey(id) && lookedUp.add(id);
    }

    /** True for the first who asks for all that the want says, and who therefore must read it. */
    boolean mustRead(LotWant want) {
        return searched.add(want);
    }

    void found(Lot lot) {
        stored.add(lot.id());
        if (!changed.contains(lot.id())) {
            lots.put(lot.id(), lot);
        }
    }

    @Nullable
    Lot get(LotId id) {
        return lots.get(id);
    }

    List<Lot> dueBy(Instant by) {
        return all(lot -> lot.dueAt().filter(at -> !at.isAfter(by)).isPresent());
    }

    List<Lot> find(LotWant want, Instant dueBy) {
        if (want instanceof LotWant.Cover cover) {
            return cover(cover, dueBy);
        } else if (want instanceof LotWant.Named named) {
            return named.ids().stream().map(lots::get).filter(Objects::nonNull).toList();
        } else if (want instanceof LotWant.Expired expired) {
            return all(lot -> lot.currency().equals(expired.currency())
                    && lot.expired() > 0
                    && lot.terms()
                            .lostSince()
                            .filter(at -> !at.isBefore(expired.since()))
                            .isPresent());
        }
        CurrencyId currency = ((LotWant.Open) want).currency();
        return all(lot -> lot.currency().equals(currency) && lot.points() > 0);
    }

    private List<Lot> all(Predicate<Lot> wanted) {
        return lots.values().stream().filter(wanted).toList();
    }

    /** As many as are needed of those that are known: among them are all the first ones. */
    private List<Lot> cover(LotWant.Cover cover, Instant dueBy) {
        List<Lot> inOrder = new ArrayList<>(all(lot ->
                lot.points() > 0 && lot.terms().active() && lot.currency().equals(cover.currency())));
        if (cover.order() == ConsumptionOrder.PROPORTIONAL) {
            return inOrder;
        }
        inOrder.sort(cover.order().comparator());
        List<Lot> found = new ArrayList<>();
        long missing = cover.points();
        for (Lot lot : inOrder) {
            if (missing <= 0) {
                break;
            }
            found.add(lot);
            missing -= lot.terms().overdue(dueBy) ? 0 : lot.points();
        }
        return found;
    }

    /** Whether the lot, as it was, may have been what was due next. */
    boolean put(Lot lot, @Nullable Instant nextDue) {
        Lot before = lot.closed() ? lots.remove(lot.id()) : lots.put(lot.id(), lot);
        boolean known = before != null || lot.id().sequence() > storedSequence || changed.contains(lot.id());
        changed.add(lot.id());
        return !known
                || (before != null
                        && before.dueAt().filter(at -> at.equals(nextDue)).isPresent());
    }

    /** To be deleted: closed ones, and those of which it is not known whether they have a row, before they are inserted. */
    Collection<LotId> gone() {
        return changed.stream()
                .filter(id -> id.sequence() <= storedSequence && (!lots.containsKey(id) || !stored.contains(id)))
                .toList();
    }

    /** To be inserted. */
    Collection<Lot> opened() {
        return changed.stream()
                .filter(id -> !stored.contains(id))
                .map(lots::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** To be updated. */
    Collection<Lot> altered() {
        return changed.stream()
                .filter(stored::contains)
                .map(lots::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
