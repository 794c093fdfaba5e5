package io.communitykit.membership.points.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import java.util.Optional;

/**
 * Asks for the accounts of a program, a page at a time, in the order of their pseudonyms.
 *
 * @param program the program
 * @param after the last pseudonym of the page before; empty for the first page
 * @param limit how many at most, 1 to 10,000
 */
public record AccountQuery(ProgramId program, Optional<Pseudonym> after, int limit) {

    /**
     * Checks the limit.
     *
     * @param program the program
     * @param after the last pseudonym of the page before
     * @param limit how many at most, 1 to 10,000
     */
    public AccountQuery {
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw InvalidValueException.of("limit", "1 to " + Page.MAX_LIMIT, limit);
        }
    }
}
