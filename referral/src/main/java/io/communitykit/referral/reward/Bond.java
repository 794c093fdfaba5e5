package io.communitykit.referral.reward;

import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.spi.Party;
import java.time.Instant;

/**
 * Who brought a friend, as it was when the friend was credited. Immutable and safe for many threads.
 *
 * @param referrer who
 * @param strength of the touch
 * @param channel on which way
 * @param touchedAt when, in microseconds
 */
public record Bond(Party referrer, Strength strength, ChannelId channel, Instant touchedAt) {

    /**
     * Cuts the instant.
     *
     * @param referrer who
     * @param strength of the touch
     * @param channel on which way
     * @param touchedAt when
     */
    public Bond {
        touchedAt = Timestamps.cut("instant of a touch", touchedAt);
    }
}
