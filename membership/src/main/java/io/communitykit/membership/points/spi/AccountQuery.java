package io.communitykit.membership.points.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for the accounts of a program, a page at a time, in the order of their pseudonyms.
 *
 * @param program the program
 * @param after the last pseudonym of the page before; empty for the first page
 * @param dueBy only accounts that are not erased and to which something may happen by itself until then, that instant included;
 *     empty for all accounts
 * @param limit how many at most, 1 to 10,000
 */
public record AccountQuery(ProgramId program, Optional<Pseudonym> after, Optional<Instant> dueBy, int limit) {

    /**
     * Checks the limit.
     *
     * @param program the program
     * @param after the last pseudonym of the page before
     * @param dueBy only accounts to which something may happen by itself until then
     * @param limit how many at most, 1 to 10,000
     */
    public AccountQuery {
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw InvalidValueException.of("limit", "1 to " + Page.MAX_LIMIT, limit);
        }
    }

    /**
     * Asks for all accounts.
     *
     * @param program the program
     * @param after the last pseudonym of the page before
     * @param limit how many at most, 1 to 10,000
     */
    public AccountQuery(ProgramId program, Optional<Pseudonym> after, int limit) {
        this(program, after, Optional.empty(), limit);
    }

    /**
     * Asks for the page after one that ended with an account.
     *
     * @param last the account
     * @return the next query
     */
    public AccountQuery after(Pseudonym last) {
        return new AccountQuery(program, Optional.of(last), dueBy, limit);
    }
}
