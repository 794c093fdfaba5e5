package io.communitykit.referral.contest;

import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a team has in a contest. Immutable and safe for many threads.
 *
 * @param id which team
 * @param number numbers it in the order of founding, from 1 on
 * @param members how many joined it, those included who were erased since
 * @param sharing how many of them have scored enough to share a prize
 * @param score what its members scored together, 0 or more
 * @param reachedAt the latest instant of a fact that counted for it, also of one that was taken back; empty before the first
 * @param shared what was shared out among its members, in minor units; 0 before that and where it won nothing
 */
public record TeamScore(
        TeamId id, int number, int members, int sharing, long score, Optional<Instant> reachedAt, long shared) {

    /**
     * Cuts the instant.
     *
     * @param id which team
     * @param number numbers it in the order of founding
     * @param members how many joined it
     * @param sharing how many of them have scored enough to share a prize
     * @param score what its members scored together
     * @param reachedAt the latest instant of a fact that counted
     * @param shared what was shared out among its members
     */
    public TeamScore {
        reachedAt = reachedAt.map(it -> Timestamps.cut("instant of a score", it));
    }

    static TeamScore founded(TeamId id, int number) {
        return new TeamScore(id, number, 0, 0, 0, Optional.empty(), 0);
    }

    /** Whether it wins anything where it is ranked. */
    boolean isEligible(ContestTerms terms) {
        return score > 0 && sharing > 0 && members >= terms.sizes().minMembers();
    }

    TeamScore joined(ContestTerms terms) {
        int more = terms.prizes().leastScore() == 0 ? 1 : 0;
        return new TeamScore(id, number, members + 1, sharing + more, score, reachedAt, shared);
    }

    /** A member of it has scored more, or less. */
    TeamScore scored(long points, int moreSharing) {
        return new TeamScore(
                id, number, members, sharing + moreSharing, Math.addExact(score, points), reachedAt, shared);
    }

    TeamScore reached(Instant at) {
        Instant latest = reachedAt.filter(it -> it.isAfter(at)).orElse(at);
        return new TeamScore(id, number, members, sharing, score, Optional.of(latest), shared);
    }

    TeamScore shared(long amount) {
        return new TeamScore(id, number, members, sharing, score, reachedAt, amount);
    }
}
