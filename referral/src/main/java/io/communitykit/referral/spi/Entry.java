package io.communitykit.referral.spi;

import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/**
 * One entry of a book. The body must not contain a member's id. Immutable and safe for many threads.
 *
 * @param key names it within its book
 * @param at when it was, in microseconds; entries are listed in this order
 * @param body what it says
 */
public record Entry(EntryKey key, Instant at, Json.Obj body) {

    /**
     * Cuts the instant.
     *
     * @param key names it
     * @param at when it was
     * @param body what it says
     */
    public Entry {
        at = Timestamps.cut("instant of an entry", at);
    }
}
