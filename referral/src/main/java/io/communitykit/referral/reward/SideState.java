package io.communitykit.referral.reward;

import io.communitykit.core.id.PolicyVersion;
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
 * @param reviewFor what the screen wanted it looked at for, whatever came of the side since; empty where it did not
 * @param counted the rules whose ladders count the friend; of a referral that turned out void those that an edition in between had not,
 *     until what they gave is taken back; copied
 * @param edition the program's edition that counted the friend; empty as long as none did
 */
public record SideState(
        SideStatus status,
        Optional<Reason> reason,
        Instant since,
        ReviewStanding review,
        Optional<Instant> reviewBy,
        Optional<Reason> reviewFor,
        List<RuleId> counted,
        Optional<PolicyVersion> edition) {

    /**
     * Copies the rules.
     *
     * @param status where it stands
     * @param reason why it is no further
     * @param since when it came there
     * @param review whether somebody has to look at it
     * @param reviewBy until when
     * @param reviewFor what the screen wanted it looked at for
     * @param counted the rules whose ladders count the friend
     * @param edition the edition that counted the friend
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
        return new SideState(
                status,
                Optional.empty(),
                at,
                ReviewStanding.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
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
        return new SideState(next, why, at, review, reviewBy, reviewFor, counted, edition);
    }

    /** The same, to be looked at. */
    SideState toReview(Reason why, Instant by) {
        return new SideState(
                status,
                Optional.of(why),
                since,
                ReviewStanding.OPEN,
                Optional.of(by),
                Optional.of(why),
                counted,
                edition);
    }

    /** The same, looked at or no longer to be looked at, and let pass. */
    SideState passed() {
        return new SideState(
                status, reason, since, ReviewStanding.PASSED, Optional.empty(), reviewFor, counted, edition);
    }

    SideState because(Optional<Reason> why) {
        return new SideState(status, why, since, review, reviewBy, reviewFor, counted, edition);
    }

    SideState countedBy(List<RuleId> rules) {
        return new SideState(status, reason, since, review, reviewBy, reviewFor, rules, edition);
    }

    SideState under(PolicyVersion version) {
        return new SideState(status, reason, since, review, reviewBy, reviewFor, counted, Optional.of(version));
    }

    /** Whether rules that an edition in between had not have still to take back what they gave. */
    boolean isToBeTakenBack() {
        return status.isEnd() && !counted.isEmpty();
    }
}
