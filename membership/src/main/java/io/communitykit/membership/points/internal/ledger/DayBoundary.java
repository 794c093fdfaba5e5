package io.communitykit.membership.points.internal.ledger;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings an account to an instant by posting what was due until then, one instant after the other, so that it does not matter
 * how often this is done. What falls on the same instant goes in this order: holds are released, points become active (and pay
 * debt), points that waited in vain are taken back, lots expire, balances lapse, tiers are looked at.
 */
final class DayBoundary {

    private final AccountBook book;

    /** Lots by when something happens to them. */
    private final TreeMap<Instant, Set<LotId>> agenda = new TreeMap<>();

    /** Holds by when they are released. */
    private final TreeMap<Instant, List<Hold>> releases = new TreeMap<>();

    DayBoundary(AccountBook book) {
        this.book = book;
    }

    /** Before a decision: only where the account says that something is due. */
    void settle(Instant until) {
        Optional<Instant> nextDue = book.state().nextDue();
        if (nextDue.isPresent() && !nextDue.get().isAfter(until)) {
            Optional<Instant> shown = book.state().want().dueBy();
            if (shown.isEmpty() || shown.get().isBefore(until)) {
                throw book.incomplete(want -> dueBy(want, until));
            }
            run(until);
        }
    }

    /** After a decision: what it made may be due already, such as the expiry of points that came late. */
    void settleNew() {
        if (book.anythingNewDue()) {
            run(book.now());
        }
    }

    private static Want dueBy(Want want, Instant until) {
        return new Want(
                want.account(),
                want.key(),
                want.windows(),
                Optional.of(until),
                want.lots(),
                want.hold(),
                want.origin());
    }

    private void run(Instant until) {
        for (Lot lot : book.lots()) {
            schedule(lot, until);
        }
        releases.clear();
        for (Hold hold : book.holds()) {
            hold.releaseAt()
                    .ifPresent(at -> releases.computeIfAbsent(at, any -> new ArrayList<>())
                            .add(hold));
        }
        Optional<Instant> next = next(until);
        while (next.isPresent()) {
            Instant at = next.get();
            int mark = book.changeCount();
            release(at);
            Set<LotId> due = agenda.headMap(at, true).values().stream()
                    .flatMap(Set::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
            agenda.headMap(at, true).clear();
            boolean lapsed = false;
            for (CurrencyId currency : currencies()) {
                activate(currency, due, at);
                cancel(currency, due);
                expire(currency, due, at);
                lapsed |= lapse(currency, at);
            }
            // A balance that lapses with nothing in it is posted too; else it would stay due for ever.
            if (lapsed || !book.nothingEntered() || book.tiersAsk(at)) {
                book.post(PostingDraft.due(at));
            }
            for (LotId changed : book.changes(mark)) {
                book.lot(changed).ifPresent(lot -> schedule(lot, until));
            }
            next = next(until);
        }
    }

    private void schedule(Lot lot, Instant until) {
        lot.dueAt()
                .filter(at -> !at.isAfter(until))
                .ifPresent(
                        at -> agenda.computeIfAbsent(at, any -> new TreeSet<>()).add(lot.id()));
    }

    private List<CurrencyId> currencies() {
        return List.copyOf(book.allPots().keySet());
    }

    private Optional<Instant> next(Instant until) {
        Instant first = agenda.isEmpty() ? null : agenda.firstKey();
        first = releases.isEmpty() ? first : earlier(first, Optional.of(releases.firstKey()));
        for (Pot pot : book.allPots().values()) {
            first = earlier(first, pot.lapsesAt());
        }
        first = earlier(first, book.ladders().due());
        return Optional.ofNullable(first).filter(at -> !at.isAfter(until));
    }

    private static @Nullable Instant earlier(@Nullable Instant first, Optional<Instant> other) {
        return other.isPresent() && (first == null || other.get().isBefore(first)) ? other.get() : first;
    }

    private void release(Instant at) {
        List<Hold> over = Objects.requireNonNullElseGet(releases.remove(at), ArrayList::new);
        over.sort(Comparator.comparing(hold -> hold.key().toString()));
        for (Hold hold : over) {
            book.end(hold);
            book.giveBack(hold, hold.shares(), EntryKind.RELEASE, at);
            Lots.keepAlive(book, hold.currency(), at);
            book.post(PostingDraft.release(hold, at));
        }
    }

    private void activate(CurrencyId currency, Set<LotId> due, Instant at) {
        List<LotShare> shares = new ArrayList<>();
        long points = 0;
        for (Lot lot : lots(due, currency, lot -> lot.terms().state() instanceof LotState.Pending)) {
            shares.add(new LotShare(
                    lot.id(), 0, lot.terms().activeUntil(lot.terms().expiry())));
            points += lot.points();
        }
        Lots.activate(book, currency, points, shares, at);
    }

    private void cancel(CurrencyId currency, Set<LotId> due) {
        Predicate<Lot> waits = lot -> lot.terms().state() instanceof LotState.Waiting;
        takeAway(currency, lots(due, currency, waits), EntryKind.CANCEL, Optional.empty());
    }

    private void expire(CurrencyId currency, Set<LotId> due, Instant at) {
        Predicate<Lot> overdue = lot -> lot.terms().active() && lot.terms().overdue(at);
        takeAway(currency, lots(due, currency, overdue), EntryKind.EXPIRE, Optional.empty());
    }

    private boolean lapse(CurrencyId currency, Instant at) {
        boolean lapses = book.pot(currency)
                .lapsesAt()
                .filter(lapse -> !lapse.isAfter(at))
                .isPresent();
        if (lapses) {
            book.requireLots(new LotWant.Open(currency));
            List<Lot> lapsing = book.lots().stream()
                    .filter(lot -> lot.points() > 0
                            && lot.currency().equals(currency)
                            && lot.terms().active()
                            && lot.terms().expiry() instanceof LotExpiry.Inactive)
                    .toList();
            takeAway(currency, lapsing, EntryKind.EXPIRE, Optional.of(at));
            book.change(currency, pot -> pot.lapsed(at));
        }
        return lapses;
    }

    /** Where lots lapse with their balance, they keep the instant, so that they can be brought back for a while. */
    private void takeAway(CurrencyId currency, List<Lot> due, EntryKind kind, Optional<Instant> lapsed) {
        List<LotShare> shares = new ArrayList<>();
        long active = 0;
        long pending = 0;
        for (Lot lot : due) {
            LotTerms terms = lapsed.map(lot.terms()::lapsed).orElse(lot.terms());
            shares.add(new LotShare(lot.id(), -lot.points(), terms));
            if (lot.terms().active()) {
                active += lot.points();
            } else {
                pending += lot.points();
            }
        }
        if (!shares.isEmpty()) {
            book.enter(currency, kind, new Shift(-active, -pending, 0, 0), shares);
        }
    }

    private List<Lot> lots(Set<LotId> ids, CurrencyId currency, Predicate<Lot> meant) {
        return ids.stream()
                .flatMap(id -> book.lot(id).stream())
                .filter(lot -> lot.points() > 0 && lot.currency().equals(currency) && meant.test(lot))
                .toList();
    }

    /** When a balance lapses that was active at an instant, under the policy in force. */
    static Optional<Instant> lapse(AccountBook book, CurrencyId currency, Instant activity) {
        return book.policy(currency)
                .map(LotPolicy::expiry)
                .filter(ExpiryRule.Inactivity.class::isInstance)
                .map(rule -> ((ExpiryRule.Inactivity) rule)
                        .lapse(activity, book.program().zone()));
    }
}
