package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import java.time.Instant;
import java.util.Optional;

/**
 * A page of the books to which something may happen by itself, the earliest first. Immutable and safe for many threads.
 *
 * <p>A page begins behind a place, not behind a book: behind {@code after} come the books of its instant that follow it in the store's
 * order, and those of later instants, whether that book still stands there, has moved, or is its erased owner's. So who walks from page to
 * page meets every book that stays where it is, once; one that moves meanwhile is met where it goes if that is behind the place, and
 * otherwise not.
 *
 * @param kind of what kind
 * @param program in which program
 * @param until up to and including this instant
 * @param after behind the place of this one, of the same kind and program, as an earlier page gave it; from the first where empty
 * @param limit how many at most, 1 to 10,000
 */
public record DueQuery(BookKind kind, ProgramId program, Instant until, Optional<DueBook> after, int limit) {

    /**
     * Checks the limit and the place.
     *
     * @param kind of what kind
     * @param program in which program
     * @param until up to and including this instant
     * @param after behind the place of this one
     * @param limit how many at most
     */
    public DueQuery {
        if (limit < 1 || limit > EntryRange.MAX_LIMIT) {
            throw InvalidValueException.of("limit of books", "1 to " + EntryRange.MAX_LIMIT, limit);
        }
        if (after.isPresent()) {
            BookId book = after.get().book();
            if (!book.kind().equals(kind) || !book.program().equals(program)) {
                throw InvalidValueException.of("place of a page", "a book of " + kind + " in " + program, book);
            }
        }
    }

    /**
     * The first page.
     *
     * @param kind of what kind
     * @param program in which program
     * @param until up to and including this instant
     * @param limit how many at most, 1 to 10,000
     * @return the query
     */
    public static DueQuery first(BookKind kind, ProgramId program, Instant until, int limit) {
        return new DueQuery(kind, program, until, Optional.empty(), limit);
    }

    /**
     * The page behind a place.
     *
     * @param last the last of an earlier page
     * @return the query
     */
    public DueQuery behind(DueBook last) {
        return new DueQuery(kind, program, until, Optional.of(last), limit);
    }
}
