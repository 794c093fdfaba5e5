package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import io.communitykit.membership.points.CurrencyId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tiers that a member climbs by one currency, such as growth value. Immutable and safe for many threads.
 *
 * @param id its name
 * @param currency the currency whose balance decides
 * @param tiers at least one, their thresholds rising, their ids different
 */
public record TierLadder(LadderId id, CurrencyId currency, List<Tier> tiers) {

    /**
     * Copies the tiers and checks that thresholds rise and ids differ.
     *
     * @param id its name
     * @param currency the currency whose balance decides
     * @param tiers at least one, their thresholds rising, their ids different
     */
    public TierLadder {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw InvalidValueException.of("tiers of ladder " + id, "at least one", 0);
        }
        Set<TierId> seen = new HashSet<>();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (!seen.add(tier.id())) {
                throw InvalidValueException.of("tier ids of ladder " + id, "different", tier.id());
            }
            if (i > 0 && tier.from() <= tiers.get(i - 1).from()) {
                throw InvalidValueException.of(
                        "threshold of tier " + tier.id(),
                        "above " + tiers.get(i - 1).from(),
                        tier.from());
            }
        }
    }

    /**
     * Where a value stands. Costs time proportional to the number of tiers.
     *
     * @param value a balance of the ladder's currency
     * @return the highest tier whose threshold is at most the value, and the distance to the next
     */
    public TierStanding standing(long value) {
        Optional<Tier> reached = Optional.empty();
        for (Tier tier : tiers) {
            if (value < tier.from()) {
                return new TierStanding(id, currency, value, reached, Optional.of(tier));
            }
            reached = Optional.of(tier);
        }
        return new TierStanding(id, currency, value, reached, Optional.empty());
    }
}
