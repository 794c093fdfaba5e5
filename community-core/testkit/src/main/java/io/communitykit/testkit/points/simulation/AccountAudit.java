package io.communitykit.testkit.points.simulation;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads one account whole and compares it with what its postings make. */
final class AccountAudit {

    private static final int PAGE = 100;

    private final PointsStore store;
    private final AccountId account;
    private final Editions editions;
    private final PointsProgram program;
    private final LedgerFold fold = new LedgerFold();

    AccountAudit(PointsStore store, AccountId account, Editions editions) {
        this.store = store;
        this.account = account;
        this.editions = editions;
        this.program = editions.any(account.program());
    }

    LedgerFold fold() {
        return fold;
    }

    /** All that a store can show of the account. */
    record Snapshot(AccountState state, Map<String, Hold> holds, Map<LotId, Lot> lots) {}

    Snapshot snapshot() {
        List<Want> wants = new ArrayList<>();
        List<LotWant> lots = new ArrayList<>();
        for (PointsCurrency currency : program.currencies()) {
            lots.add(new LotWant.Open(currency.id()));
        }
        lots.add(new LotWant.Named(fold.lots.keySet()));
        wants.add(Want.due(account, Timestamps.MAX).with(lots));
        List<IdempotencyKey> keys = new ArrayList<>(fold.holds.keySet());
        keys.addAll(fold.ended);
        for (IdempotencyKey hold : keys) {
            wants.add(new Want(
                    account,
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(hold),
                    Optional.empty()));
        }
        List<AccountState> states = store.read(wants);
        Map<String, Hold> holds = new TreeMap<>();
        states.forEach(
                state -> state.holds().forEach(hold -> holds.put(hold.key().toString(), hold)));
        Map<LotId, Lot> found = new TreeMap<>();
        states.get(0).lots().forEach(lot -> found.put(lot.id(), lot));
        return new Snapshot(states.get(0), holds, found);
    }

    /** Adds the postings that are new and checks everything. */
    void check() {
        read();
        Snapshot snapshot = snapshot();
        try {
            compare(snapshot);
        } catch (Broken broken) {
            throw new Broken(broken.invariant(), account + ": " + broken.getMessage());
        }
    }

    /** Adds the postings that are new. */
    void read() {
        Optional<PostingQuery> next =
                Optional.of(new PostingQuery(new PostingQuery.Whose.Member(account), fold.sequence(), PAGE));
        while (next.isPresent()) {
            Page<Posting, PostingQuery> page = store.postings(next.get());
            page.items().forEach(fold::add);
            next = page.next();
        }
    }

    private void compare(Snapshot snapshot) {
        AccountState state = snapshot.state();
        Broken.unlessSame(fold.sequence(), state.sequence(), "the state stands at the last posting", "sequence");
        for (PointsCurrency currency : program.currencies()) {
            pot(currency, state.pot(currency.id()));
        }
        lots(snapshot.lots());
        holds(snapshot.holds());
        tiers(state);
        nothingOverdue(snapshot);
    }

    private void tiers(AccountState state) {
        Map<LadderId, TierId> found = new TreeMap<>();
        state.tiers().forEach((ladder, place) -> place.tier().ifPresent(tier -> found.put(ladder, tier)));
        Broken.unlessSame(fold.tiers, found, "the tier is the one that was told last", "tiers");
    }

    private void pot(PointsCurrency currency, Pot pot) {
        CurrencyId id = currency.id();
        FoldedPot folded = fold.pot(id);
        Broken.unless(
                folded.is(pot),
                "the pot is the sum of its entries",
                () -> id + " is " + pot + ", entries make " + folded);
        Broken.unlessSame(
                pot.earned() - pot.spent(), pot.balance(), "earned less spent is the balance", id + " " + pot);
        boolean inLots = currency.lots().isPresent();
        long least = inLots ? 0 : Math.min(0, editions.floor(account.program(), id));
        boolean parts = pot.pending() >= 0 && pot.held() >= 0 && pot.debt() >= 0 && pot.available() >= least;
        Broken.unless(parts, "no part is negative", () -> id + " " + pot);
        Broken.unless(pot.debt() == 0 || pot.available() <= 0, "who owes has nothing to spend", () -> id + " " + pot);
        Broken.unlessSame(
                inLots ? 0 : pot.available(), pot.loose(), "points are in lots where there are lots", id.value());
        Broken.unlessSame(
                pot.available(), pot.loose() + sum(id, true), "available is in active lots", id + " " + fold.lots);
        Broken.unlessSame(pot.pending(), sum(id, false), "pending is in lots to come", id + " " + fold.lots);
        long held = fold.holds.values().stream()
                .filter(hold -> hold.currency.equals(id))
                .mapToLong(hold -> hold.points)
                .sum();
        Broken.unlessSame(pot.held(), held, "held is in holds", id.value());
    }

    private long sum(CurrencyId currency, boolean active) {
        return fold.lots.values().stream()
                .filter(lot -> lot.currency().equals(currency) && lot.terms().active() == active)
                .mapToLong(Lot::points)
                .sum();
    }

    private void lots(Map<LotId, Lot> found) {
        Map<CurrencyId, Long> gone = new TreeMap<>();
        for (Lot lot : fold.lots.values()) {
            Lot kept = found.get(lot.id());
            long expired = kept == null ? 0 : kept.expired();
            gone.merge(lot.currency(), lot.expired() - expired, Long::sum);
            if (kept == null) {
                Broken.unless(lot.points() == 0, "no lot is lost", lot::toString);
            } else {
                Lot same = new Lot(lot.id(), lot.currency(), lot.points(), expired, lot.terms());
                Broken.unlessSame(same, kept, "a lot is the sum of its entries", "lot " + lot.id());
                Broken.unless(expired >= 0 && expired <= lot.expired(), "a lot forgets no expiry", kept::toString);
            }
        }
        Broken.unless(fold.lots.keySet().containsAll(found.keySet()), "no lot comes from nowhere", found::toString);
        gone.forEach((currency, points) -> Broken.unlessSame(
                fold.pot(currency).forgotten, points, "expired points are remembered until claimed", currency.value()));
    }

    private void holds(Map<String, Hold> found) {
        Broken.unlessSame(
                fold.holds.keySet().stream().map(Object::toString).sorted().toList(),
                List.copyOf(found.keySet()),
                "the holds are those that have not ended",
                "keys");
        fold.holds.forEach((key, folded) -> {
            Hold hold = Objects.requireNonNull(found.get(key.toString()), key::toString);
            Map<LotId, Long> shares = new TreeMap<>();
            hold.shares().forEach(share -> shares.merge(share.lot(), share.points(), Long::sum));
            Broken.unlessSame(folded.points, hold.points(), "a hold keeps its points", key.toString());
            Broken.unlessSame(folded.shares, shares, "a hold's shares are what left the lots", key.toString());
            long sum = hold.shares().stream().mapToLong(each -> each.points()).sum();
            Broken.unlessSame(hold.points(), sum, "a hold's points are the sum of its shares", key.toString());
        });
    }

    /** After a decision nothing is left that was due when it was recorded. */
    private static void nothingOverdue(Snapshot snapshot) {
        AccountState state = snapshot.state();
        if (state.lastRecorded().isEmpty() || state.status() != AccountState.Status.OPEN) {
            return;
        }
        List<Instant> ahead = new ArrayList<>();
        snapshot.lots().values().forEach(lot -> lot.dueAt().ifPresent(ahead::add));
        snapshot.holds().values().forEach(hold -> hold.releaseAt().ifPresent(ahead::add));
        state.pots().values().forEach(pot -> pot.lapsesAt().ifPresent(ahead::add));
        state.tiers().values().forEach(place -> place.dueAt().ifPresent(ahead::add));
        Optional<Instant> first = ahead.stream().min(Instant::compareTo);
        Instant last = state.lastRecorded().get();
        Broken.unless(
                first.map(at -> at.isAfter(last)).orElse(true),
                "what was due is done",
                () -> first + " is not after " + last + " in " + snapshot);
        Broken.unless(
                first.isEmpty()
                        || state.nextDue().map(at -> !at.isAfter(first.get())).orElse(false),
                "the account knows when something is due",
                () -> first + " is before " + state.nextDue());
    }
}
