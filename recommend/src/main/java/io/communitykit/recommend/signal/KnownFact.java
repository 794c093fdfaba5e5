package io.communitykit.recommend.signal;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/**
 * What is remembered of a fact that was counted, under its key.
 *
 * @param at when it occurred; cut to microseconds
 * @param digest of its content
 */
public record KnownFact(Instant at, ContentDigest digest) {

    /**
     * Cuts the instant.
     *
     * @param at when it occurred
     * @param digest of its content
     */
    public KnownFact {
        at = Timestamps.cut("instant of a fact", at);
    }
}
