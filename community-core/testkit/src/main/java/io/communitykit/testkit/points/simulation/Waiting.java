package io.communitykit.testkit.points.simulation;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Points that wait for a fact become active with it, though the edition that made them wait is no longer in force. */
final class Waiting {

    private Waiting() {}

    /** After a fact was told for the first time, nothing of its subject waits for it any more. */
    static void check(CommunityEvent told, Instant at, List<AccountResult> results, LedgerFold actor) {
        // A fact from the future that touches nobody is not refused either.
        boolean first =
                !told.occurredAt().isAfter(at) && results.stream().allMatch(AccountResult.Applied.class::isInstance);
        if (first && told.subject().isPresent()) {
            for (Lot lot : actor.lots.values()) {
                Broken.unless(
                        !waits(lot, told, actor),
                        "points that wait for a fact become active with it, whatever the edition",
                        () -> told.type() + " about " + told.subject().get() + ", but " + lot);
            }
        }
    }

    private static boolean waits(Lot lot, CommunityEvent told, LedgerFold actor) {
        return lot.points() > 0
                && lot.terms().state() instanceof LotState.Waiting waiting
                && waiting.event().equals(told.type())
                && Objects.requireNonNull(actor.postings.get(lot.id().sequence()))
                        .subject()
                        .equals(told.subject());
    }
}
