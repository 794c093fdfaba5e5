package io.communitykit.membership.points.internal;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many points, in a document.
 *
 * @param points points in all, or for each unit
 * @param perMoney the unit, if it is money
 * @param perUnits the unit, if it is a number
 * @param of the attribute that is measured by the unit
 * @param rounding what happens to a fraction of a point
 */
public record QuantityDocument(
        @Describe("Points in all, or for each unit.") @Min(1)
        long points,

        @Describe("The unit of money for which the points are, such as 1.00 CNY.") @Nullable
        Money perMoney,

        @Describe("The number of units for which the points are, such as 1.") @Nullable
        BigDecimal perUnits,

        @Describe("The attribute that holds the money or the number.") @Nullable
        AttributeName of,

        @Describe("What happens to a fraction of a point; to be named wherever there is a unit.") @Nullable
        RoundingMode rounding) {}
