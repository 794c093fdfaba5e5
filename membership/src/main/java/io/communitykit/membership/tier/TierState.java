package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A member's place on one ladder, as stores keep it beside the balances.
 *
 * @param counts what the tally counts, as {@link Climb#counts()} names it; empty where members do not climb
 * @param tier the tier that the member has, locks included; empty for none
 * @param climbed what the member has climbed to; empty for none
 * @param since since when the member has {@code tier}
 * @param climbedOn when {@code climbed} was reached or last confirmed
 * @param from number of the posting with which that happened; 0 before the first
 * @param joined the day of the account's first fact, from which anniversaries count
 * @param period the first day of the period of which the end was looked at last; the day joined before the first
 * @param reviewAt when {@code climbed} is looked at next; empty if that does not hang on the time
 * @param grace until when the member may make up for a review; empty outside of it
 * @param warned the fall that was announced last; empty if none was
 * @param locks the locks in force, in the order in which they were made
 * @param tally what came in, by day
 * @param dueAt when something happens to this by itself: nothing happens before; empty if nothing is ahead
 */
public record TierState(
        String counts,
        Optional<TierId> tier,
        Optional<TierId> climbed,
        Instant since,
        Instant climbedOn,
        long from,
        LocalDate joined,
        LocalDate period,
        Optional<Instant> reviewAt,
        Optional<Grace> grace,
        Optional<Instant> warned,
        List<TierLock> locks,
        Tally tally,
        Optional<Instant> dueAt) {

    /** The most locks that a member may have on one ladder at a time. */
    public static final int MAX_LOCKS = 32;

    /**
     * Copies the list and checks its length.
     *
     * @param counts what the tally counts
     * @param tier the tier that the member has
     * @param climbed what the member has climbed to
     * @param since since when the member has {@code tier}
     * @param climbedOn when {@code climbed} was reached or last confirmed
     * @param from number of the posting with which that happened
     * @param joined the day of the account's first fact
     * @param period the first day of the period of which the end was looked at last
     * @param reviewAt when {@code climbed} is looked at next
     * @param grace until when the member may make up for a review
     * @param warned the fall that was announced last
     * @param locks the locks in force
     * @param tally what came in, by day
     * @param dueAt when something happens to this by itself
     */
    public TierState {
        locks = List.copyOf(locks);
        if (locks.size() > MAX_LOCKS) {
            throw InvalidValueException.of("locks", "at most " + MAX_LOCKS, locks.size());
        }
    }

    /**
     * Whether something happens to this by itself until an instant.
     *
     * @param at the instant, included
     * @return true if so
     */
    public boolean isDue(Instant at) {
        return dueAt.isPresent() && !dueAt.get().isAfter(at);
    }

    /**
     * This place with another tally.
     *
     * @param other the tally
     * @return a copy
     */
    public TierState with(Tally other) {
        return new TierState(
                counts, tier, climbed, since, climbedOn, from, joined, period, reviewAt, grace, warned, locks, other,
                dueAt);
    }

    /**
     * This place, begun with another posting.
     *
     * @param posting the number of the posting
     * @return a copy
     */
    public TierState startedWith(long posting) {
        return new TierState(
                counts, tier, climbed, since, climbedOn, posting, joined, period, reviewAt, grace, warned, locks, tally,
                dueAt);
    }

    /**
     * This place, for which nothing is ahead.
     *
     * @return a copy
     */
    public TierState asleep() {
        return new TierState(
                counts,
                tier,
                climbed,
                since,
                climbedOn,
                from,
                joined,
                period,
                reviewAt,
                grace,
                warned,
                locks,
                tally,
                Optional.empty());
    }

    /**
     * This place with what another counted.
     *
     * @param other the other
     * @return a copy
     */
    public TierState countedAs(TierState other) {
        return new TierState(
                other.counts,
                tier,
                climbed,
                since,
                climbedOn,
                from,
                other.joined,
                period,
                reviewAt,
                grace,
                warned,
                locks,
                other.tally,
                dueAt);
    }

    /**
     * A time to make up for a review.
     *
     * @param since the first day of the period that was reviewed; what came in from then on counts
     * @param until the first instant after
     */
    public record Grace(LocalDate since, Instant until) {}
}
