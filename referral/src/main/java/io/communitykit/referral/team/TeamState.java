package io.communitykit.referral.team;

import io.communitykit.core.id.OrderId;
import java.util.Optional;

/**
 * What a decision about one member in one team rests on. Immutable and safe for many threads.
 *
 * @param id which team
 * @param team the team; empty where it was not opened yet
 * @param seat the member's, as it is kept
 * @param spare what is kept of the fact's order where it has no seat, or had one before the member's present one
 * @param opening by which order the member opened the team; empty where another did, or where nobody asked
 * @param taken the fact's order where another member paid by it before
 * @param teams in which teams of the activity the member is, of those that count
 */
public record TeamState(
        TeamId id,
        Optional<Team> team,
        Optional<Seat> seat,
        Optional<Seat> spare,
        Optional<OrderId> opening,
        Optional<OrderId> taken,
        MemberTeams teams) {

    /**
     * A team that was not opened yet.
     *
     * @param id which
     * @return nothing of it
     */
    public static TeamState none(TeamId id) {
        return new TeamState(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MemberTeams.NONE);
    }
}
