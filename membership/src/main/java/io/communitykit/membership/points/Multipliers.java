package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.PointArithmetic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * All multipliers of a program and how they work together.
 *
 * @param combination what happens where several apply to one grant
 * @param rounding what happens to a fraction of a point where a fixed grant is multiplied; a measured one is multiplied first
 *     and rounded once, as its rule says; not {@code UNNECESSARY}
 * @param list the multipliers; ids are unique
 */
public record Multipliers(Multiplier.Combination combination, RoundingMode rounding, List<Multiplier> list) {

    /** No multiplier at all. */
    public static final Multipliers NONE = new Multipliers(Multiplier.Combination.MAX, RoundingMode.DOWN, List.of());

    /**
     * Copies the list and refuses a rounding that would refuse a fraction.
     *
     * @param combination what happens where several apply to one grant
     * @param rounding what happens to a fraction of a point, once, at the end
     * @param list the multipliers
     */
    public Multipliers {
        list = List.copyOf(list);
        if (rounding == RoundingMode.UNNECESSARY) {
            throw InvalidValueException.of("rounding", "one that says what happens to a fraction", rounding);
        }
    }

    /**
     * Applies multipliers to a fixed grant.
     *
     * @param points what the rule grants
     * @param applicable those of the list that apply
     * @return the multiplied points; {@code points} where none applies
     * @throws io.communitykit.core.InvalidValueException on overflow
     */
    public long apply(long points, List<Multiplier> applicable) {
        return applicable.isEmpty() ? points : PointArithmetic.scale(points, factor(applicable), rounding);
    }

    /**
     * The one factor that several multipliers make together.
     *
     * @param applicable those of the list that apply
     * @return 0 or more; 1 where none applies
     */
    public BigDecimal factor(List<Multiplier> applicable) {
        if (applicable.isEmpty()) {
            return BigDecimal.ONE;
        }
        BigDecimal factor = applicable.get(0).factor();
        for (Multiplier next : applicable.subList(1, applicable.size())) {
            factor = switch (combination) {
                case MAX -> factor.max(next.factor());
                case SUM -> factor.add(next.factor()).subtract(BigDecimal.ONE);
                case PRODUCT -> factor.multiply(next.factor());
            };
        }
        // Several factors below 1 may add up to less than nothing; a grant never turns into a deduction.
        return factor.max(BigDecimal.ZERO);
    }
}
