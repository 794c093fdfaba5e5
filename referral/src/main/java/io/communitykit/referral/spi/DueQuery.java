package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import java.time.Instant;

/**
 * Books to which something may happen by itself. Immutable and safe for many threads.
 *
 * @param kind of what kind
 * @param program in which program
 * @param until up to and including this instant
 * @param limit how many at most, 1 to 10,000
 */
public record DueQuery(BookKind kind, ProgramId program, Instant until, int limit) {

    /**
     * Checks the limit.
     *
     * @param kind of what kind
     * @param program in which program
     * @param until up to and including this instant
     * @param limit how many at most
     */
    public DueQuery {
        if (limit < 1 || limit > EntryRange.MAX_LIMIT) {
            throw InvalidValueException.of("limit of books", "1 to " + EntryRange.MAX_LIMIT, limit);
        }
    }
}
