package io.communitykit.membership.tier.whatif;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.membership.benefit.Benefit;
import io.communitykit.membership.benefit.BenefitProgram;
import io.communitykit.membership.benefit.Quota;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up what benefits cost in a period if every quota is used up. */
final class BenefitCost {

    private final List<Benefit> benefits;
    private final Map<CurrencyId, Money> costs = new LinkedHashMap<>();

    BenefitCost(Optional<BenefitProgram> program) {
        this.benefits = program.map(BenefitProgram::benefits).orElse(List.of()).stream()
                .filter(benefit -> benefit.cost().isPresent())
                .filter(benefit -> benefit.quotas().stream()
                        .allMatch(quota -> quota.units().isPresent()))
                .toList();
        for (Benefit benefit : benefits) {
            costs.put(benefit.id(), Money.zero(benefit.cost().orElseThrow().currency()));
        }
    }

    void add(Map<LadderId, TierState> tiers) {
        for (Benefit benefit : benefits) {
            long units = 0;
            for (Quota quota : benefit.quotas()) {
                TierState place = tiers.get(quota.ladder());
                boolean has = place != null
                        && place.tier().filter(quota.tier()::equals).isPresent();
                units = has ? Math.max(units, quota.units().orElse(0)) : units;
            }
            if (units > 0) {
                Money cost = benefit.cost().orElseThrow();
                costs.merge(benefit.id(), times(benefit, cost, units), Money::plus);
            }
        }
    }

    private static Money times(Benefit benefit, Money cost, long units) {
        try {
            return new Money(Math.multiplyExact(cost.minor(), units), cost.currency());
        } catch (ArithmeticException overflow) {
            throw new InvalidValueException(
                    ErrorCode.VALUE_OVERFLOW,
                    units + " uses of benefit " + benefit.id() + " at " + cost
                            + " leave the range of a 64-bit integer");
        }
    }

    Map<CurrencyId, Money> costs() {
        return costs;
    }
}
