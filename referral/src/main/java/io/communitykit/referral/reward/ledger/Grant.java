package io.communitykit.referral.reward.ledger;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One row of a ledger: what one more referral, or one more fact, was worth by a rule. {@code wanted = granted + queued + forfeited} when it
 * is made; amounts are in the rule's unit. Immutable and safe for many threads.
 *
 * @param rule by which rule
 * @param sequence the rule's first, second, ... row of this beneficiary, from 1; recoveries take numbers, too
 * @param wanted what the ladder asked for
 * @param granted what was granted under the limits when it was made; what is served of the queue is a row of its own
 * @param left what of it was not taken back
 * @param queued what waits for room
 * @param forfeited what was lost to limits, and was not taken back since
 * @param cash what is paid for it: decided when it is approved, less than {@code left} then where the beneficiary owed something
 * @param clawed what was taken back after it was approved
 * @param status where it stands
 * @param day the day on which caps count it
 * @param recordedAt when it was decided
 * @param limits why it is less than was wanted
 * @param edition the program's edition that decided
 */
public record Grant(
        RuleId rule,
        long sequence,
        long wanted,
        long granted,
        long left,
        long queued,
        long forfeited,
        long cash,
        long clawed,
        GrantStatus status,
        LocalDate day,
        Instant recordedAt,
        List<Reason> limits,
        PolicyVersion edition) {

    /**
     * Copies the reasons.
     *
     * @param rule by which rule
     * @param sequence the rule's how-manieth row
     * @param wanted what the ladder asked for
     * @param granted what was granted
     * @param left what of it was not taken back
     * @param queued what waits for room
     * @param forfeited what was lost to limits
     * @param cash what is paid for it
     * @param clawed what was taken back after it was approved
     * @param status where it stands
     * @param day the day on which caps count it
     * @param recordedAt when it was decided
     * @param limits why it is less than was wanted
     * @param edition the edition that decided
     */
    public Grant {
        limits = List.copyOf(limits);
    }
}
