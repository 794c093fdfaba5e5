package io.communitykit.membership.points.lot;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.core.money.PointArithmetic;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What points are worth: so much money for so many.
 *
 * @param points how many, at least 1
 * @param money how much they are worth together, above 0
 */
public record PointsValue(long points, Money money) {

    /**
     * Checks the numbers.
     *
     * @param points how many, at least 1
     * @param money how much they are worth together, above 0
     */
    public PointsValue {
        if (points < 1) {
            throw InvalidValueException.of("points of a value", "at least 1", points);
        }
        if (money.minor() < 1) {
            throw InvalidValueException.of("money of a value", "above 0", money);
        }
    }

    /**
     * What a number of points is worth.
     *
     * @param amount how many
     * @param rounding what happens to a fraction of the minor unit
     * @return the money
     * @throws InvalidValueException if it leaves the range of {@code long}
     */
    public Money of(long amount, RoundingMode rounding) {
        long minor = PointArithmetic.perUnit(
                money.minor(), BigDecimal.valueOf(points), BigDecimal.valueOf(amount), rounding);
        return new Money(minor, money.currency());
    }
}
