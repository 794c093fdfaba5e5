package io.communitykit.membership.tier;

import io.communitykit.membership.points.CurrencyId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a member stands on a ladder.
 *
 * @param ladder the ladder
 * @param currency the currency that decides
 * @param value the member's balance of it
 * @param tier the tier that the member has; empty below the first threshold
 * @param next the tier above; empty at the top
 */
public record TierStanding(LadderId ladder, CurrencyId currency, long value, Optional<Tier> tier, Optional<Tier> next) {

    /**
     * How much more of the currency the next tier needs.
     *
     * @return above 0, at most {@link Long#MAX_VALUE} even where the true distance is larger; empty at the top
     */
    public OptionalLong distance() {
        return next.map(above -> OptionalLong.of(distance(above.from()))).orElse(OptionalLong.empty());
    }

    private long distance(long threshold) {
        long difference = threshold - value;
        return difference > 0 ? difference : Long.MAX_VALUE;
    }
}
