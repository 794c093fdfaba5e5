package io.communitykit.membership.tier;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.membership.points.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * A tier that a member has by decision and not by climbing: given by hand, bought for a while, or won at a cut-off. What the
 * member climbs to goes on underneath, and shows again when the lock ends.
 *
 * @param key the command that made it
 * @param tier the tier
 * @param hold whether it can also keep a member down
 * @param reason why
 * @param until the first instant at which it no longer holds; empty for no end
 */
public record TierLock(IdempotencyKey key, TierId tier, Hold hold, Reason reason, Optional<Instant> until) {

    /** What a lock does where the member climbs to another tier. */
    public enum Hold {
        /** The member has this tier, whatever the climb says. Of several, the one made last counts. */
        EXACTLY,
        /** The member has this tier or a higher one. */
        AT_LEAST
    }
}
