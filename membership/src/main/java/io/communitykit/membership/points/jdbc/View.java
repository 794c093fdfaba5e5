package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Picks from a row what a want asks for, once it was read. Used once. */
final class View {

    private final Row row;
    private final Want want;
    private final TreeMap<LotId, Lot> lots = new TreeMap<>();
    private final Map<IdempotencyKey, Hold> holds = new LinkedHashMap<>();

    private View(Row row, Want want) {
        this.row = row;
        this.want = want;
    }

    static AccountState of(Row row, Want want) {
        return new View(row, want).state();
    }

    private AccountState state() {
        boolean open = row.status() == AccountState.Status.OPEN;
        List<Posting> origin = open ? collect() : List.of();
        return new AccountState(
                want,
                row.status(),
                row.sequence,
                Optional.ofNullable(row.lastRecorded),
                open ? row.pots : Map.of(),
                open ? want.key().map(row.postings.told()::get) : Optional.empty(),
                open ? used() : Map.of(),
                open ? Optional.ofNullable(row.nextDue) : Optional.empty(),
                List.copyOf(lots.values()),
                List.copyOf(holds.values()),
                origin,
                open ? row.tiers : Map.of());
    }

    /** Collects lots and holds; gives the origin. */
    private List<Posting> collect() {
        Instant dueBy = want.dueBy().orElse(Instant.MIN);
        if (row.isDue(dueBy)) {
            row.lots.dueBy(dueBy).forEach(this::add);
            row.holds.dueBy(dueBy).forEach(this::add);
        }
        for (LotWant wanted : want.lots()) {
            row.lots.find(wanted, dueBy).forEach(this::add);
        }
        want.hold().map(row.holds::get).ifPresent(this::add);
        List<Posting> origin = want.origin().map(row.postings::origin).orElse(List.of());
        for (Posting posting : origin) {
            for (Entry entry : posting.entries()) {
                entry.lots().forEach(this::add);
            }
        }
        return origin;
    }

    private void add(Lot lot) {
        lots.put(lot.id(), lot);
    }

    private void add(Hold hold) {
        holds.put(hold.key(), hold);
        hold.shares().forEach(this::add);
    }

    private void add(LotShare share) {
        Lot lot = row.lots.get(share.lot());
        if (lot != null) {
            add(lot);
        }
    }

    private Map<CapWindow, Long> used() {
        if (want.windows().isEmpty()) {
            return Map.of();
        }
        Map<CapWindow, Long> windows = new HashMap<>();
        for (CapWindow window : want.windows()) {
            Long points = row.used.get(window);
            if (points != null) {
                windows.put(window, points);
            }
        }
        return windows;
    }
}
