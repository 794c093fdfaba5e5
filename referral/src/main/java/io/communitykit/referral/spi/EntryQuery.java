package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import java.util.Optional;

/**
 * A page of a book's entries of one kind, oldest first. Immutable and safe for many threads.
 *
 * @param book which book
 * @param kind of what kind
 * @param after behind this entry, which must be one that an earlier page gave; from the first where empty
 * @param limit how many at most, 1 to 10,000
 */
public record EntryQuery(BookId book, EntryKind kind, Optional<Entry> after, int limit) {

    /**
     * Checks the limit.
     *
     * @param book which book
     * @param kind of what kind
     * @param after behind this entry
     * @param limit how many at most
     */
    public EntryQuery {
        if (limit < 1 || limit > EntryRange.MAX_LIMIT) {
            throw InvalidValueException.of("limit of entries", "1 to " + EntryRange.MAX_LIMIT, limit);
        }
    }
}
