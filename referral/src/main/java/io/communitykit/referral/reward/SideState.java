package io.communitykit.referral.reward;

import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One side of a referral. Immutable and safe for many threads.
 *
 * @param status where it stands
 * @param reason why it is no further; empty on the way up
 * @param since when it came there
 * @param review whether somebody has to look at it
 * @param reviewBy until when; empty where nobody has to
 * @param counted the rules whose ladders count the friend, or did until the referral turned out void; copied
 */
public record SideState(
        SideStatus status,
        Optional<Reason> reason,
        Instant since,
        ReviewStanding review,
        Optional<Instant> reviewBy,
        List<RuleId> counted) {

    /**
     * Copies the rules.
     *
     * @param status where it stands
     * @param reason why it is no further
     * @param since when it came there
     * @param review whether somebody has to look at it
     * @param reviewBy until when
     * @param counted the rules whose ladders count the friend
     */
    public SideState {
        counted = List.copyOf(counted);
    }

    /**
     * A side where it begins.
     *
     * @param status where
     * @param at when
     * @return the side
     */
    public static SideState of(SideStatus status, Instant at) {
        return new SideState(status, Optional.empty(), at, ReviewStanding.NONE, Optional.empty(), List.of());
    }

    /**
     * The same elsewhere.
     *
     * @param next where
     * @param why for what reason
     * @param at when
     * @return the side
     * @throws IllegalStateException if that may not follow, which is a fault of this library
     */
    public SideState to(SideStatus next, Optional<Reason> why, Instant at) {
        if (!status.leadsTo(next)) {
            throw new IllegalStateException("a side of a referral must not go from " + status + " to " + next);
        }
        return new SideState(next, why, at, review, reviewBy, counted);
    }

    SideState reviewed(ReviewStanding standing, Optional<Instant> by) {
        return new SideState(status, reason, since, standing, by, counted);
    }

    SideState because(Optional<Reason> why) {
        return new SideState(status, why, since, review, reviewBy, counted);
    }

    SideState countedBy(List<RuleId> rules) {
        return new SideState(status, reason, since, review, reviewBy, rules);
    }
}
