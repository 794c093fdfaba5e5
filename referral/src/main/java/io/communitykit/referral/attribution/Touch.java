package io.communitykit.referral.attribution;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import java.time.Instant;

/**
 * A fact: a promoter reached a friend. The text of a code is no part of it, since one that a promoter chose may tell who that is and
 * would outlast the promoter's erasure in the friend's book. Immutable and safe for many threads.
 *
 * @param key names the fact; one in all that is told of the friend
 * @param friend who was reached
 * @param promoter by whom
 * @param channel on which way
 * @param strength how surely
 * @param occurredAt when, in microseconds
 */
public record Touch(
        IdempotencyKey key,
        MemberId friend,
        Promoter promoter,
        ChannelId channel,
        Strength strength,
        Instant occurredAt) {

    /**
     * Cuts the instant.
     *
     * @param key names the fact
     * @param friend who was reached
     * @param promoter by whom
     * @param channel on which way
     * @param strength how surely
     * @param occurredAt when
     */
    public Touch {
        occurredAt = Timestamps.cut("instant of a touch", occurredAt);
    }
}
