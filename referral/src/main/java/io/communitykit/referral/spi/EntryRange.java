package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import java.time.Instant;

/**
 * The newest entries of a kind. Immutable and safe for many threads.
 *
 * @param kind of what kind
 * @param since at or after this instant
 * @param limit the newest this many of them, 1 to 10,000
 */
public record EntryRange(EntryKind kind, Instant since, int limit) {

    /** The largest range. */
    public static final int MAX_LIMIT = 10_000;

    /**
     * Checks the limit.
     *
     * @param kind of what kind
     * @param since at or after this instant
     * @param limit how many
     */
    public EntryRange {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidValueException.of("limit of entries", "1 to " + MAX_LIMIT, limit);
        }
    }
}
