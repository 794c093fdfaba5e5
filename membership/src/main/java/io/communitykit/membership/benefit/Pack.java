package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.internal.Spans;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Benefits that are given to a single member at once, such as to who has just joined, or to a segment.
 *
 * @param id its name; entries carry it
 * @param condition what must be true of the member, by the attributes that the host tells; empty for everybody
 * @param grants what is in it; at least one, each benefit or currency at most once
 */
public record Pack(RuleId id, Optional<Condition> condition, List<Grant> grants) {

    /**
     * Copies the list and checks it.
     *
     * @param id its name
     * @param condition what must be true of the member
     * @param grants what is in it
     */
    public Pack {
        grants = List.copyOf(grants);
        Set<CurrencyId> seen = new HashSet<>();
        boolean twice = grants.stream().anyMatch(grant -> !seen.add(grant.benefit()));
        if (grants.isEmpty() || twice) {
            throw InvalidValueException.of("grants of pack " + id, "at least one, and no benefit twice", grants);
        }
    }

    /**
     * A part of a pack.
     *
     * @param benefit the benefit, or another currency in lots
     * @param units how many, 1 to 1,000,000,000
     * @param validFor how long they can be used, the last day in full; empty for as long as the currency says
     */
    public record Grant(CurrencyId benefit, long units, Optional<Period> validFor) {

        /**
         * Checks the numbers.
         *
         * @param benefit the benefit, or another currency in lots
         * @param units how many, 1 to 1,000,000,000
         * @param validFor how long they can be used
         */
        public Grant {
            if (units < 1 || units > Quota.MAX_UNITS) {
                throw InvalidValueException.of("units of " + benefit, "1 to " + Quota.MAX_UNITS, units);
            }
            validFor.ifPresent(span -> Spans.require("validity of " + benefit, span));
        }
    }
}
