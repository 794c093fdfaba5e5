package io.communitykit.referral.commission.plan;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.time.Year;

/**
 * A year's fee has become due. It is posted once a year and promoter, whatever the key. Immutable and safe for many threads.
 *
 * @param key the fact
 * @param promoter to whom
 * @param year for which year of the contract
 * @param at when, in microseconds
 */
public record AnnualFee(IdempotencyKey key, MemberId promoter, Year year, Instant at) {

    /**
     * Cuts the instant.
     *
     * @param key the fact
     * @param promoter to whom
     * @param year for which year
     * @param at when
     */
    public AnnualFee {
        at = Timestamps.cut("instant of an annual fee", at);
    }
}
