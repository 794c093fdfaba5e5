package io.communitykit.referral.commission.plan;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.spi.Withholding.Beneficiary;
import java.time.Instant;

/**
 * A promoter comes to a plan. It holds for what is told from then on; one that is older than the last one changes nothing. Immutable and
 * safe for many threads.
 *
 * @param key the fact
 * @param promoter who
 * @param plan by which they are paid
 * @param beneficiary what they are before the tax office
 * @param at when it was agreed, in microseconds
 */
public record Enrolment(IdempotencyKey key, MemberId promoter, PlanId plan, Beneficiary beneficiary, Instant at) {

    /**
     * Cuts the instant.
     *
     * @param key the fact
     * @param promoter who
     * @param plan by which they are paid
     * @param beneficiary what they are before the tax office
     * @param at when it was agreed
     */
    public Enrolment {
        at = Timestamps.cut("instant of an enrolment", at);
    }
}
