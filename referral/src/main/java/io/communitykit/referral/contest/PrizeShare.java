package io.communitykit.referral.contest;

import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;

/**
 * A member's share of a prize. Whose it is stands in the key of its entry. Immutable and safe for many threads.
 *
 * @param team whose prize
 * @param number the member's number in the contest
 * @param amount how much, in minor units, 1 or more
 * @param status what became of it
 * @param at when it got to where it stands, in microseconds
 */
public record PrizeShare(TeamId team, int number, long amount, Status status, Instant at) {

    /** What became of a share. */
    public enum Status {
        /** It is to be paid. */
        DUE,
        /** It is paid. */
        PAID,
        /** Whoever pays refused to; somebody must look at it. */
        REFUSED,
        /** The member was erased before it was known to be paid; the shop keeps it. */
        FORFEITED
    }

    /**
     * Cuts the instant.
     *
     * @param team whose prize
     * @param number the member's number
     * @param amount how much
     * @param status what became of it
     * @param at when it got to where it stands
     */
    public PrizeShare {
        at = Timestamps.cut("instant of a share", at);
    }

    PrizeShare to(Status next, Instant now) {
        return new PrizeShare(team, number, amount, next, now);
    }
}
