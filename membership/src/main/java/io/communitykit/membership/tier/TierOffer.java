package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.internal.Spans;
import java.time.Period;

/**
 * A tier's time that members can buy with points or growth value. Bought again before it is over, it lasts longer.
 *
 * @param id its name
 * @param currency what is paid with
 * @param price how many points, above 0
 * @param ladder the ladder
 * @param tier the tier that the member has for the time, or a higher one that was climbed to
 * @param time for how long, above 0
 */
public record TierOffer(RuleId id, CurrencyId currency, long price, LadderId ladder, TierId tier, Period time) {

    /**
     * Checks price and time.
     *
     * @param id its name
     * @param currency what is paid with
     * @param price how many points, above 0
     * @param ladder the ladder
     * @param tier the tier
     * @param time for how long, above 0, at most 1,000 years
     */
    public TierOffer {
        if (price < 1) {
            throw InvalidValueException.of("price of offer " + id, "above 0", price);
        }
        Spans.require("time of offer " + id, time);
    }
}
