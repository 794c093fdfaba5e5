package io.communitykit.membership.points.lot;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** When the points of a lot are lost, if nobody spends them. */
public sealed interface LotExpiry {

    /**
     * The instant, where the lot has one of its own.
     *
     * @return when the points are lost; empty if never, or if it hangs on the account's activity
     */
    default Optional<Instant> instant() {
        return Optional.empty();
    }

    /**
     * The soonest first: those at an instant, then those that hang on activity, then those that never come.
     *
     * @return an order in which only equal expiries are equal
     */
    static Comparator<LotExpiry> soonestFirst() {
        return (a, b) -> a instanceof At one && b instanceof At other
                ? one.at().compareTo(other.at())
                : Integer.compare(a.rank(), b.rank());
    }

    private int rank() {
        return this instanceof At ? 0 : this instanceof Inactive ? 1 : 2;
    }

    /** Never. */
    record Never() implements LotExpiry {

        /** The one instance that code need hold. */
        public static final Never INSTANCE = new Never();
    }

    /**
     * At an instant: from then on the points are gone.
     *
     * @param at the first instant at which they can no longer be spent
     */
    record At(Instant at) implements LotExpiry {
        @Override
        public Optional<Instant> instant() {
            return Optional.of(at);
        }
    }

    /** With the whole balance of its currency, when the member was inactive for too long. The balance knows when. */
    record Inactive() implements LotExpiry {

        /** The one instance that code need hold. */
        public static final Inactive INSTANCE = new Inactive();
    }
}
