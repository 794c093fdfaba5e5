package io.communitykit.membership.benefit;

import io.communitykit.membership.points.CurrencyId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a member may use of a benefit.
 *
 * @param benefit the benefit
 * @param quota the quota of the member's tiers that counts, the largest; empty where no tier of the member has one
 * @param days the period in which it counts; empty where it cannot be used now
 * @param used how many were used of it in the period
 * @param left how many are left of it; empty for as many as the member likes
 * @param inHand how many there are beside, from packs, exchanges and undone uses
 */
public record Entitlement(
        CurrencyId benefit,
        Optional<Quota> quota,
        Optional<BenefitPeriod.Days> days,
        long used,
        OptionalLong left,
        long inHand) {

    /**
     * Whether a use would be granted now.
     *
     * @param units how many
     * @return true if quota and what is in hand suffice
     */
    public boolean covers(long units) {
        return left.isEmpty() || units - inHand <= left.getAsLong();
    }
}
