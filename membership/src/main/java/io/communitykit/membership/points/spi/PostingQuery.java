package io.communitykit.membership.points.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.membership.points.AccountId;

/**
 * Asks for the postings of one account, a page at a time, oldest first.
 *
 * @param whose the account
 * @param after the sequence after which the page starts; 0 for the first page
 * @param limit how many at most, 1 to 10,000
 */
public record PostingQuery(Whose whose, long after, int limit) {

    /**
     * Checks the numbers.
     *
     * @param whose the account
     * @param after the sequence after which the page starts
     * @param limit how many at most, 1 to 10,000
     */
    public PostingQuery {
        if (after < 0) {
            throw InvalidValueException.of("after", "0 or more", after);
        }
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw InvalidValueException.of("limit", "1 to " + Page.MAX_LIMIT, limit);
        }
    }

    /** Which account: by its member, or, once that is erased, by its pseudonym. */
    public sealed interface Whose {

        /**
         * The account of a member.
         *
         * @param account program and member
         */
        record Member(AccountId account) implements Whose {}

        /**
         * An account of which only the pseudonym is known.
         *
         * @param pseudonym the pseudonym, as a listing gave it
         */
        record Nobody(Pseudonym pseudonym) implements Whose {}
    }
}
