package io.communitykit.referral.team;

import java.util.Optional;

/**
 * What a fact comes to. Immutable and safe for many threads.
 *
 * @param result what to answer; the team within it is the one of {@code after}
 * @param after what to keep: the team, the member's seat and the spare payment
 * @param former a paid-back seat of the member's that makes room for another and is to be kept by its order
 * @param opened a team that a late payment opens, with its first seat
 */
public record TeamDecision(TeamResult result, TeamState after, Optional<Seat> former, Optional<Opened> opened) {

    /**
     * A team that a late payment opens.
     *
     * @param id which
     * @param team the team
     * @param seat its first seat
     */
    public record Opened(TeamId id, Team team, Seat seat) {}
}
