package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import java.util.OptionalLong;

/**
 * How often members of a tier may use a benefit in each period.
 *
 * @param ladder the ladder
 * @param tier the tier
 * @param units how often, above 0; empty for as often as they like, such as a service of their own
 */
public record Quota(LadderId ladder, TierId tier, OptionalLong units) {

    /** The largest quota. */
    public static final long MAX_UNITS = 1_000_000_000;

    /**
     * Checks the number.
     *
     * @param ladder the ladder
     * @param tier the tier
     * @param units how often, 1 to 1,000,000,000; empty for as often as they like
     */
    public Quota {
        if (units.isPresent() && (units.getAsLong() < 1 || units.getAsLong() > MAX_UNITS)) {
            throw InvalidValueException.of("quota of tier " + tier, "1 to " + MAX_UNITS, units.getAsLong());
        }
    }
}
