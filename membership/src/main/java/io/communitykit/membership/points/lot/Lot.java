package io.communitykit.membership.points.lot;

import io.communitykit.membership.points.CurrencyId;
import java.time.Instant;
import java.util.Optional;

/**
 * Points that came in together and that share their terms. What a hold has taken is no longer in it.
 *
 * @param id its name within the account
 * @param currency the currency
 * @param points how many are left, 0 or more
 * @param expired how many of its points were lost by expiry and not brought back, 0 or more
 * @param terms when they were earned, whether they can be spent, when they are lost
 */
public record Lot(LotId id, CurrencyId currency, long points, long expired, LotTerms terms) {

    /**
     * When something happens to the lot by itself: it becomes active, is cancelled, or expires.
     *
     * @return the instant; empty if it has no points, or nothing is ahead of it
     */
    public Optional<Instant> dueAt() {
        if (points == 0) {
            return Optional.empty();
        }
        if (terms.state() instanceof LotState.Pending pending) {
            return Optional.of(pending.from());
        }
        if (terms.state() instanceof LotState.Waiting waiting) {
            return Optional.of(waiting.cancelAt());
        }
        return terms.expiry().instant();
    }

    /**
     * Whether nothing need be remembered of it.
     *
     * @return true if no points are left and none may be brought back
     */
    public boolean closed() {
        return points == 0 && expired == 0;
    }
}
