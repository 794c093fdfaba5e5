package io.communitykit.referral.contest;

import io.communitykit.core.event.EventType;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import io.communitykit.referral.team.TeamId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a fact that was told for a member, for good; that it was taken back is kept beside it. Immutable and safe for many
 * threads.
 *
 * @param team for which team
 * @param number the member's number in the contest
 * @param action what the member did
 * @param at when, in microseconds
 * @param points what it scored; 0 where it did not count
 * @param reason why it did not count; empty where it did
 */
public record ScoredFact(TeamId team, int number, EventType action, Instant at, long points, Optional<Reason> reason) {

    /**
     * Cuts the instant.
     *
     * @param team for which team
     * @param number the member's number
     * @param action what the member did
     * @param at when
     * @param points what it scored
     * @param reason why it did not count
     */
    public ScoredFact {
        at = Timestamps.cut("instant of a fact", at);
    }
}
