package io.communitykit.risk.abuse.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import java.util.Optional;

/**
 * A page of what a store of facts holds, in the order of recording. Immutable.
 *
 * @param member only facts that name this member, whoever else they name; everything where empty
 * @param after behind the entry of this number; 0 from the first
 * @param limit how many at most, 1 to {@value #MAX_LIMIT}
 */
public record AbuseQuery(Optional<MemberId> member, long after, int limit) {

    /** How long a page may be. */
    public static final int MAX_LIMIT = 10_000;

    /**
     * Checks the numbers.
     *
     * @param member only facts that name this member
     * @param after behind the entry of this number
     * @param limit how many at most
     */
    public AbuseQuery {
        if (after < 0) {
            throw InvalidValueException.of("number of an entry", "0 or more", after);
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidValueException.of("limit of entries", "1 to " + MAX_LIMIT, limit);
        }
    }

    /**
     * A full page of everything.
     *
     * @param after behind the entry of this number; 0 from the first
     * @return the query
     */
    public static AbuseQuery after(long after) {
        return new AbuseQuery(Optional.empty(), after, MAX_LIMIT);
    }

    /**
     * A full page of one member's facts.
     *
     * @param member whose
     * @param after behind the entry of this number; 0 from the first
     * @return the query
     */
    public static AbuseQuery of(MemberId member, long after) {
        return new AbuseQuery(Optional.of(member), after, MAX_LIMIT);
    }
}
