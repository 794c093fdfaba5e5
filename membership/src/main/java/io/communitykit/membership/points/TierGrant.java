package io.communitykit.membership.points;

import io.communitykit.core.money.PointArithmetic;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a grant is computed from where the member's tier has a say in it: kept until the account is known. Multiplied before the
 * one division, so that there is one rounding.
 *
 * @param quantity how many points the rule gives
 * @param units what was measured, in the attribute's unit; 1 for a fixed number
 * @param multipliers those that apply to the fact, in the program's order, whatever tier they ask for
 */
public record TierGrant(Quantity quantity, BigDecimal units, List<Multiplier> multipliers) {

    /**
     * Copies the list.
     *
     * @param quantity how many points the rule gives
     * @param units what was measured
     * @param multipliers those that apply to the fact
     */
    public TierGrant {
        multipliers = List.copyOf(multipliers);
    }

    /**
     * The points with those multipliers that apply to the member too.
     *
     * @param rules how multipliers work together
     * @param applicable those of {@link #multipliers} that apply
     * @return 0 or more
     * @throws io.communitykit.core.InvalidValueException on overflow
     */
    public long points(Multipliers rules, List<Multiplier> applicable) {
        return points(quantity, units, rules, applicable);
    }

    static long points(Quantity quantity, BigDecimal units, Multipliers rules, List<Multiplier> applicable) {
        if (quantity instanceof Quantity.PerMoney per) {
            BigDecimal multiplied = units.multiply(rules.factor(applicable));
            return PointArithmetic.perUnit(per.points(), per.unit().amount(), multiplied, per.rounding());
        } else if (quantity instanceof Quantity.PerUnit per) {
            BigDecimal multiplied = units.multiply(rules.factor(applicable));
            return PointArithmetic.perUnit(per.points(), per.unit(), multiplied, per.rounding());
        }
        return rules.apply(quantity.points(), applicable);
    }
}
