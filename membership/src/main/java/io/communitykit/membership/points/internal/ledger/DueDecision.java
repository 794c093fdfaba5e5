package io.communitykit.membership.points.internal.ledger;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Brings an account to an instant. Used once. */
public final class DueDecision {

    private final AccountState state;
    private final Instant now;
    private final AccountBook book;

    /**
     * Makes a working copy of the state.
     *
     * @param state what was shown
     * @param program the edition that decides
     * @param now the instant, in whole microseconds
     */
    public DueDecision(AccountState state, PointsProgram program, Instant now) {
        this.state = state;
        this.now = now;
        this.book = new AccountBook(state, program, now);
    }

    /**
     * Posts what was due.
     *
     * @return the decision
     */
    public Decision<List<Posting>> decide() {
        if (state.status() != AccountState.Status.OPEN) {
            return new Decision.Keep<>(List.of());
        }
        try {
            new DayBoundary(book).settle(now);
            return book.changes()
                    .<Decision<List<Posting>>>map(
                            changes -> new Decision.Commit<>(List.of(changes), changes.postings()))
                    .orElse(new Decision.Keep<>(List.of()));
        } catch (Incomplete incomplete) {
            return new Decision.More<>(List.of(incomplete.widen(state.want())));
        }
    }

    /**
     * What the account has once what was due is posted.
     *
     * @return the pots, never a change
     */
    public Decision<Map<CurrencyId, Pot>> pots() {
        try {
            if (state.status() == AccountState.Status.OPEN) {
                new DayBoundary(book).settle(now);
            }
            return new Decision.Keep<>(book.allPots());
        } catch (Incomplete incomplete) {
            return new Decision.More<>(List.of(incomplete.widen(state.want())));
        }
    }

    /**
     * Puts a seal after the last posting.
     *
     * @param link what the seal says
     * @return the decision
     */
    public Decision<List<Posting>> seal(String link) {
        if (state.status() != AccountState.Status.OPEN) {
            return new Decision.Keep<>(List.of());
        }
        book.post(PostingDraft.seal(link, book.now()));
        Changes changes = book.changes().orElseThrow();
        return new Decision.Commit<>(List.of(changes), changes.postings());
    }
}
