package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sets points aside, spends them, gives them back. */
final class Holding {

    private final AccountBook book;
    private final Task task;
    private final Movements movements;

    Holding(AccountBook book, Task task, Movements movements) {
        this.book = book;
        this.task = task;
        this.movements = movements;
    }

    /** How many points a posting that ended a hold has spent. */
    static long committed(Posting ended) {
        long points = 0;
        for (Entry entry : ended.entries()) {
            points -= entry.kind() == EntryKind.COMMIT ? entry.applied() : 0;
        }
        return points;
    }

    void setAside(Action.SetAside aside) {
        LotPolicy policy = movements.lots(aside.currency());
        List<LotShare> taken = movements.takeAll(aside.currency(), aside.points(), policy);
        book.enter(aside.currency(), EntryKind.HOLD, new Shift(-aside.points(), 0, aside.points(), 0), taken);
        Optional<Instant> releaseAt =
                aside.releaseAt().or(() -> policy.holdFor().map(this::after));
        book.make(new Hold(
                task.key().key(), aside.currency(), aside.points(), task.subject(), releaseAt, Shares.negated(taken)));
    }

    private Instant after(Duration time) {
        boolean beyond = Duration.between(task.occurredAt(), Timestamps.MAX).compareTo(time) < 0;
        return beyond
                ? Timestamps.MAX
                : Timestamps.cut("release", task.occurredAt().plus(time));
    }

    /** Gives the hold, whose subject the posting takes over. */
    Hold commit(Action.CommitHold commit) {
        Hold hold = hold();
        long points = commit.points().orElse(hold.points());
        if (points > hold.points()) {
            throw new Refused(new Rejection.AboveHold(hold.key(), hold.points(), points));
        }
        book.end(hold);
        List<LotShare> spent = Shares.first(hold.shares(), points);
        book.enter(hold.currency(), EntryKind.COMMIT, new Shift(0, 0, -points, 0), Shares.negated(spent));
        // The commit is an activity, and what comes back with it comes back to an active member.
        Lots.touch(book, hold.currency(), task.occurredAt());
        book.giveBack(hold, Shares.rest(hold.shares(), points), EntryKind.VOID, book.now());
        return hold;
    }

    Hold cancel() {
        Hold hold = hold();
        book.end(hold);
        book.giveBack(hold, hold.shares(), EntryKind.VOID, book.now());
        Lots.keepAlive(book, hold.currency(), task.occurredAt());
        return hold;
    }

    private Hold hold() {
        IdempotencyKey key = task.key().key();
        Optional<Hold> hold = book.hold(key);
        if (hold.isPresent()) {
            return hold.get();
        }
        // Its time may have been over while nobody looked; then the day boundary has just released it.
        boolean released =
                book.state().holds().stream().anyMatch(each -> each.key().equals(key));
        throw new Refused(
                released ? new Rejection.HoldEnded(key, PostingKind.RELEASE, 0) : new Rejection.UnknownHold(key));
    }
}
