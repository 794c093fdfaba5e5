package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.internal.Spans;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierLock;
import io.communitykit.membership.tier.TierOffer;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Carries out what a task asks of the member's tiers. */
final class TierActions {

    private final AccountBook book;

    TierActions(AccountBook book) {
        this.book = book;
    }

    void lock(Action.LockTier action) {
        TierLadder ladder = ladder(action.ladder(), action.lock().tier());
        Optional<Instant> over = action.lock().until().filter(until -> !until.isAfter(book.now()));
        if (over.isPresent()) {
            throw new Refused(new Rejection.AlreadyOver(over.get(), book.now()));
        }
        if (locks(ladder.id()).size() >= TierState.MAX_LOCKS) {
            throw new Refused(new Rejection.TooManyLocks(ladder.id(), TierState.MAX_LOCKS));
        }
        book.lock(ladder, action.lock());
    }

    void unlock(Action.UnlockTier action) {
        TierLadder ladder = ladder(action.ladder(), action.tier());
        if (!book.unlock(ladder, action.tier())) {
            throw new Refused(new Rejection.NotLocked(ladder.id(), action.tier()));
        }
    }

    /** Time that is bought again begins when the time bought before ends. */
    void buy(Action.BuyTier action, IdempotencyKey key) {
        TierOffer offer = book.program()
                .tiers()
                .flatMap(tiers -> tiers.offer(action.offer()))
                .orElseThrow(() -> new Refused(new Rejection.UnknownOffer(action.offer())));
        Reason reason = new Reason(offer.id().value());
        Instant from = locks(offer.ladder()).stream()
                .filter(lock -> lock.reason().equals(reason) && lock.tier().equals(offer.tier()))
                .flatMap(lock -> lock.until().stream())
                .max(Instant::compareTo)
                .orElse(book.now());
        ZoneId zone = book.program().zone();
        LocalDate day = CalendarWindow.dayOf(from, zone);
        boolean follows = from.equals(Spans.startOf(day, zone)) && from.isAfter(book.now());
        // A first time lasts to the end of its last day.
        Instant until = Spans.startOf(day.plus(offer.time()).plusDays(follows ? 0 : 1), zone);
        TierLock lock = new TierLock(key, offer.tier(), TierLock.Hold.AT_LEAST, reason, Optional.of(until));
        lock(new Action.LockTier(offer.ladder(), lock));
    }

    private List<TierLock> locks(LadderId ladder) {
        return book.ladders().place(ladder).map(TierState::locks).orElse(List.of());
    }

    private TierLadder ladder(LadderId id, TierId tier) {
        return book.program()
                .tiers()
                .flatMap(tiers -> tiers.ladder(id, tier))
                .orElseThrow(() -> new Refused(new Rejection.UnknownTier(id, tier)));
    }
}
