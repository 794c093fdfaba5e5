package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdText;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CurrencyId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that members of a tier may use: free delivery, a birthday gift, a priority window, a service of their own, admission
 * to an event. Each unit is a point of a currency in lots of the points program, so that uses are held, undone, listed and
 * verified as points are.
 *
 * @param id its name, and the currency's
 * @param period how often quotas begin anew
 * @param quotas what the tiers have of it, each tier at most once; perhaps none, where only packs and exchanges give it
 * @param cost what a use costs the shop, for lint and forecasts; 0 or more; empty where it is not known
 */
public record Benefit(CurrencyId id, BenefitPeriod period, List<Quota> quotas, Optional<Money> cost) {

    private static final String PREFIX = "benefit ";

    /** So that the counter's name is not too long. */
    static final int MAX_ID_BYTES = IdText.MAX_BYTES - PREFIX.length();

    /**
     * Copies the list and checks the parts.
     *
     * @param id its name, at most 247 bytes of UTF-8
     * @param period how often quotas begin anew
     * @param quotas what the tiers have of it
     * @param cost what a use costs the shop
     */
    public Benefit {
        quotas = List.copyOf(quotas);
        Set<Object> seen = new HashSet<>();
        for (Quota quota : quotas) {
            if (!seen.add(List.of(quota.ladder(), quota.tier()))) {
                throw InvalidValueException.of("quotas of benefit " + id, "each tier at most once", quota.tier());
            }
        }
        if (cost.isPresent() && cost.get().minor() < 0) {
            throw InvalidValueException.of("cost of benefit " + id, "0 or more", cost.get());
        }
        counter(id);
    }

    /**
     * Names the windows in which an account counts uses of the quota; no cap of a points program should have the same name.
     *
     * @return "benefit " and the id
     */
    public CapId counter() {
        return counter(id);
    }

    private static CapId counter(CurrencyId id) {
        return new CapId(PREFIX + id.value());
    }
}
