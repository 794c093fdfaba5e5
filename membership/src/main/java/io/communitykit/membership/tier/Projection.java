package io.communitykit.membership.tier;

import io.communitykit.membership.points.CurrencyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a member by an instant if nothing more happens.
 *
 * @param now from when
 * @param until to when
 * @param steps what happens, in order; empty if nothing does
 * @param standings where the member stands at the end
 */
public record Projection(Instant now, Instant until, List<Step> steps, List<TierStanding> standings) {

    /**
     * Copies the lists.
     *
     * @param now from when
     * @param until to when
     * @param steps what happens, in order
     * @param standings where the member stands at the end
     */
    public Projection {
        steps = List.copyOf(steps);
        standings = List.copyOf(standings);
    }

    /**
     * What falls on one instant.
     *
     * @param at the instant
     * @param expiring how many points are lost by then, by currency; above 0
     * @param tiers what becomes of the tiers
     */
    public record Step(Instant at, Map<CurrencyId, Long> expiring, List<TierChange> tiers) {

        /**
         * Copies the collections.
         *
         * @param at the instant
         * @param expiring how many points are lost by then
         * @param tiers what becomes of the tiers
         */
        public Step {
            expiring = Map.copyOf(expiring);
            tiers = List.copyOf(tiers);
        }
    }
}
