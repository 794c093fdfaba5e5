package io.communitykit.membership.tier;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.Reason;
import java.time.Instant;
import java.util.Optional;

/** What an operator or a member asks of a tier, told under a key so that it may be told again. Immutable. */
public sealed interface TierCommand {

    /**
     * What makes it unique within the member's account; commands and facts share the keys.
     *
     * @return the key
     */
    IdempotencyKey key();

    /**
     * Whose tier.
     *
     * @return the member
     */
    MemberId member();

    /**
     * When it was asked for.
     *
     * @return the instant
     */
    Instant occurredAt();

    /**
     * Gives a tier by decision.
     *
     * @param key what makes it unique
     * @param member whose tier
     * @param ladder the ladder
     * @param tier the tier
     * @param hold whether it can also keep the member down
     * @param reason why
     * @param until the first instant at which it no longer holds; empty for no end
     * @param occurredAt when it was asked for
     */
    record Lock(
            IdempotencyKey key,
            MemberId member,
            LadderId ladder,
            TierId tier,
            TierLock.Hold hold,
            Reason reason,
            Optional<Instant> until,
            Instant occurredAt)
            implements TierCommand {}

    /**
     * Ends all locks on a tier.
     *
     * @param key what makes it unique
     * @param member whose tier
     * @param ladder the ladder
     * @param tier the tier
     * @param reason why
     * @param occurredAt when it was asked for
     */
    record Unlock(IdempotencyKey key, MemberId member, LadderId ladder, TierId tier, Reason reason, Instant occurredAt)
            implements TierCommand {}

    /**
     * Buys a tier's time.
     *
     * @param key what makes it unique
     * @param member who pays and gets it
     * @param offer which offer of the tier program
     * @param occurredAt when it was asked for
     */
    record Buy(IdempotencyKey key, MemberId member, RuleId offer, Instant occurredAt) implements TierCommand {}
}
