package io.communitykit.referral.team;

import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A team, without who is in it. Immutable and safe for many threads.
 *
 * @param status where it stands
 * @param terms what it was opened under
 * @param openedAt when it was opened, in microseconds
 * @param expiresAt when its time is over, unless it is complete before
 * @param reserved seats that are held for payments, by number, and until when; unmodifiable
 * @param numbered how many numbers seats were given so far; none is given twice
 * @param paid seats whose payments stand, those that are to be paid back included
 * @param paidAmount what they paid, in minor units
 * @param virtual how many members who are not there completed it
 * @param owed payments without a seat that are to be paid back
 * @param refused refunds that were refused
 * @param completedAt when it was completed last
 * @param retryAt when a refund that was put off is tried again
 */
public record Team(
        TeamStatus status,
        TeamTerms terms,
        Instant openedAt,
        Instant expiresAt,
        SortedMap<Integer, Instant> reserved,
        int numbered,
        int paid,
        long paidAmount,
        int virtual,
        int owed,
        int refused,
        Optional<Instant> completedAt,
        Optional<Instant> retryAt) {

    /**
     * Cuts the instants and copies the seats.
     *
     * @param status where it stands
     * @param terms what it was opened under
     * @param openedAt when it was opened
     * @param expiresAt when its time is over
     * @param reserved seats that are held for payments
     * @param numbered how many numbers seats were given so far
     * @param paid seats whose payments stand
     * @param paidAmount what they paid
     * @param virtual how many members who are not there completed it
     * @param owed payments without a seat that are to be paid back
     * @param refused refunds that were refused
     * @param completedAt when it was completed last
     * @param retryAt when a refund that was put off is tried again
     */
    public Team {
        openedAt = Timestamps.cut("instant of an opening", openedAt);
        expiresAt = Timestamps.cut("end of a team", expiresAt);
        reserved = Collections.unmodifiableSortedMap(new TreeMap<>(reserved));
    }

    /**
     * How many seats are taken: paid, or held for a payment.
     *
     * @return 0 to the seats of the goal
     */
    public int occupied() {
        return paid + reserved.size();
    }

    /**
     * Whether what was paid is enough.
     *
     * @return whether the goal is reached, members who are not there included
     */
    public boolean isComplete() {
        if (terms.goal() instanceof TeamPolicy.Goal.Amount wanted) {
            return paidAmount >= wanted.amount() && paid >= wanted.members();
        }
        return paid + virtual >= terms.goal().seats();
    }

    /**
     * Whether money is to be paid back.
     *
     * @return whether any payment is owed
     */
    public boolean isOwing() {
        return owed > 0 || (status.isFailed() && paid > 0);
    }

    /**
     * Where a seat stands, since a team that failed or a time that passed is not written into each seat.
     *
     * @param seat as it is kept
     * @return its status in this team
     */
    public SeatStatus statusOf(Seat seat) {
        if (seat.status() == SeatStatus.PAID && status.isFailed()) {
            return SeatStatus.REFUND_DUE;
        }
        if (seat.status() == SeatStatus.RESERVED && !reserved.containsKey(seat.number())) {
            return SeatStatus.RELEASED;
        }
        return seat.status();
    }
}
