package io.communitykit.membership.points.internal.ledger;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
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
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings an account to an instant by posting what was due until then, one instant after the other, so that it does not matter
 * how often this is done. What falls on the same instant goes in this order: holds are released, points become active (and pay
 * debt), points that waited in vain are taken back, lots expire, balances lapse.
 */
final class DayBoundary {

    private final AccountBook book;

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
        Optional<Instant> next = next(until);
        while (next.isPresent()) {
            Instant at = next.get();
            release(at);
            for (CurrencyId currency : currencies()) {
                activate(currency, at);
                cancel(currency, at);
                expire(currency, at);
                lapse(currency, at);
            }
            if (!book.nothingEntered()) {
                book.post(PostingDraft.due(at));
            }
            next = next(until);
        }
    }

    private List<CurrencyId> currencies() {
        return List.copyOf(book.allPots().keySet());
    }

    private Optional<Instant> next(Instant until) {
        Instant first = null;
        for (Lot lot : book.lots()) {
            first = earlier(first, lot.dueAt());
        }
        for (Hold hold : book.holds()) {
            first = earlier(first, hold.releaseAt());
        }
        for (Pot pot : book.allPots().values()) {
            first = earlier(first, pot.lapsesAt());
        }
        return Optional.ofNullable(first).filter(at -> !at.isAfter(until));
    }

    private static @Nullable Instant earlier(@Nullable Instant first, Optional<Instant> other) {
        return other.isPresent() && (first == null || other.get().isBefore(first)) ? other.get() : first;
    }

    private void release(Instant at) {
        List<Hold> over = book.holds().stream()
                .filter(hold -> hold.releaseAt().filter(at::equals).isPresent())
                .sorted(Comparator.comparing(hold -> hold.key().toString()))
                .toList();
        for (Hold hold : over) {
            book.end(hold);
            book.giveBack(hold, hold.shares(), EntryKind.RELEASE, at);
            book.post(PostingDraft.release(hold, at));
        }
    }

    private void activate(CurrencyId currency, Instant at) {
        Predicate<Lot> due = lot -> lot.terms().state() instanceof LotState.Pending pending
                && !pending.from().isAfter(at);
        List<LotShare> shares = new ArrayList<>();
        long points = 0;
        for (Lot lot : dueLots(currency, due)) {
            LotTerms terms = new LotTerms(
                    lot.terms().earnedAt(),
                    LotState.Active.INSTANCE,
                    lot.terms().expiry());
            shares.add(new LotShare(lot.id(), 0, terms));
            points += lot.points();
        }
        Lots.activate(book, currency, points, shares, at);
    }

    private void cancel(CurrencyId currency, Instant at) {
        Predicate<Lot> due = lot -> lot.terms().state() instanceof LotState.Waiting waiting
                && !waiting.cancelAt().isAfter(at);
        takeAway(currency, due, EntryKind.CANCEL, Optional.empty());
    }

    private void expire(CurrencyId currency, Instant at) {
        Predicate<Lot> due = lot -> lot.terms().active() && lot.terms().overdue(at);
        takeAway(currency, due, EntryKind.EXPIRE, Optional.empty());
    }

    private void lapse(CurrencyId currency, Instant at) {
        if (book.pot(currency).lapsesAt().filter(lapse -> !lapse.isAfter(at)).isPresent()) {
            book.requireLots(new LotWant.Open(currency));
            Predicate<Lot> due = lot -> lot.terms().active() && lot.terms().expiry() instanceof LotExpiry.Inactive;
            takeAway(currency, due, EntryKind.EXPIRE, Optional.of(at));
            book.lapse(currency, Optional.empty());
        }
    }

    /** Where lots lapse with their balance, they keep the instant, so that they can be brought back for a while. */
    private void takeAway(CurrencyId currency, Predicate<Lot> due, EntryKind kind, Optional<Instant> lapsed) {
        List<LotShare> shares = new ArrayList<>();
        long active = 0;
        long pending = 0;
        for (Lot lot : dueLots(currency, due)) {
            LotTerms terms = lapsed.map(at ->
                            new LotTerms(lot.terms().earnedAt(), lot.terms().state(), new LotExpiry.At(at)))
                    .orElse(lot.terms());
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

    private List<Lot> dueLots(CurrencyId currency, Predicate<Lot> due) {
        return book.lots().stream()
                .filter(lot -> lot.points() > 0 && lot.currency().equals(currency) && due.test(lot))
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
