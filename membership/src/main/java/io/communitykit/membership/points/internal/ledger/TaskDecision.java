package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Action;
import io.communitykit.membership.points.Ask;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides one task on one account's state. Used once. */
public final class TaskDecision {

    private final Task task;
    private final PointsProgram program;
    private final Instant now;
    private final AccountBook book;

    /**
     * Makes a working copy of the state.
     *
     * @param state what was shown
     * @param task the task
     * @param program the edition that decides
     * @param now the facade's clock, in whole microseconds
     */
    public TaskDecision(AccountState state, Task task, PointsProgram program, Instant now) {
        this.task = task;
        this.program = program;
        this.now = now;
        this.book = new AccountBook(state, program, now);
    }

    /**
     * Decides.
     *
     * @return the decision; a wish for more where the state does not suffice
     */
    public Decision<AccountResult> decide() {
        AccountState state = book.state();
        Optional<Rejection> early = refusal(state, program, task.occurredAt(), now);
        if (early.isPresent()) {
            return reject(early.get());
        }
        if (state.told().isPresent()) {
            return repeat(state.told().get());
        }
        try {
            return carryOut();
        } catch (Incomplete incomplete) {
            return new Decision.More<>(List.of(incomplete.widen(state.want())));
        } catch (Refused refused) {
            return reject(refused.rejection());
        }
    }

    /** What stands in the way of any fact or command on an account, before it is looked at. */
    static Optional<Rejection> refusal(AccountState state, PointsProgram program, Instant occurredAt, Instant now) {
        if (state.status() == AccountState.Status.ERASED) {
            return Optional.of(new Rejection.Erased());
        }
        Instant latest = now.plus(program.futureTolerance());
        return occurredAt.isAfter(latest) && state.told().isEmpty()
                ? Optional.of(new Rejection.FromTheFuture(occurredAt, latest))
                : Optional.empty();
    }

    private Decision<AccountResult> repeat(Posting told) {
        List<ContentField> differing = told.content().differingFrom(task.content());
        if (differing.isEmpty()) {
            return new Decision.Keep<>(new AccountResult.Replayed(task.account(), told));
        }
        IdempotencyKey key = task.key().key();
        if (task.key().leg() == Leg.RESOLVED) {
            return reject(new Rejection.HoldEnded(key, told.kind(), Holding.committed(told)));
        }
        return reject(new Rejection.Conflicting(key, differing));
    }

    private Decision<AccountResult> carryOut() {
        DayBoundary boundary = new DayBoundary(book);
        boundary.settle(book.now());
        Movements movements = new Movements(book, task.occurredAt());
        movements.open();
        PostingDraft draft = PostingDraft.of(task, book.now());
        boolean found = task.actions().isEmpty() || !task.asks().isEmpty();
        Optional<Rejection> nothing = Optional.empty();
        for (Action action : task.actions()) {
            Actions.Outcome outcome = new Actions(book, task, draft, movements).carryOut(action);
            draft = outcome.draft();
            found |= outcome.nothing().isEmpty();
            nothing = nothing.or(outcome::nothing);
        }
        if (!found && nothing.isPresent()) {
            return reject(nothing.get());
        }
        for (Ask ask : task.asks()) {
            movements.answer(ask);
        }
        book.post(draft);
        boundary.settleNew();
        Changes changes = book.changes().orElseThrow();
        return new Decision.Commit<>(List.of(changes), new AccountResult.Applied(task.account(), own(changes)));
    }

    /** The posting of the task, among those that were due before and after it. */
    private Posting own(Changes changes) {
        for (Posting posting : changes.postings()) {
            if (posting.key().equals(task.key()) && posting.kind() != PostingKind.RELEASE) {
                return posting;
            }
        }
        throw new IllegalStateException("no posting was made for " + task.key());
    }

    private Decision<AccountResult> reject(Rejection rejection) {
        return new Decision.Keep<>(new AccountResult.Rejected(task.account(), rejection));
    }
}
