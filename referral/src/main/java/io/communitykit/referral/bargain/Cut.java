package io.communitykit.referral.bargain;

import io.communitykit.core.time.Timestamps;
import java.time.Instant;

/**
 * What one member cut. Who stands in the key of its entry. Immutable and safe for many threads.
 *
 * @param number how-manieth, from 1
 * @param amount how much, in minor units
 * @param weight as what the member came
 * @param at when, in microseconds
 */
public record Cut(int number, long amount, CutPlan.Weight weight, Instant at) {

    /**
     * Cuts the instant.
     *
     * @param number how-manieth
     * @param amount how much
     * @param weight as what the member came
     * @param at when
     */
    public Cut {
        at = Timestamps.cut("instant of a cut", at);
    }
}
