package io.communitykit.referral.team;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * In which teams of an activity a member is; kept where the policy limits their number. Immutable and safe for many threads.
 *
 * @param teams by team until when the seat is held; empty for a paid one; unmodifiable
 */
public record MemberTeams(Map<TeamId, Optional<Instant>> teams) {

    /** In none. */
    public static final MemberTeams NONE = new MemberTeams(Map.of());

    /**
     * Copies the teams.
     *
     * @param teams by team until when the seat is held
     */
    public MemberTeams {
        teams = Collections.unmodifiableMap(new TreeMap<>(teams));
    }

    /** In how many the member has a seat. */
    long count(Instant now) {
        return teams.values().stream()
                .filter(it -> it.map(until -> until.isAfter(now)).orElse(true))
                .count();
    }

    /** With one team as its seat says, not with it where there is none, and without those whose reservations are over. */
    MemberTeams with(TeamId team, Optional<Seat> seat, Instant now) {
        Map<TeamId, Optional<Instant>> next = new TreeMap<>();
        teams.forEach((id, until) -> {
            if (until.map(it -> it.isAfter(now)).orElse(true) && !id.equals(team)) {
                next.put(id, until);
            }
        });
        seat.filter(it -> it.status() == SeatStatus.PAID || it.status() == SeatStatus.RESERVED)
                .ifPresent(it -> next.put(team, it.until()));
        return new MemberTeams(next);
    }
}
