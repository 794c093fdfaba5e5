package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many points a rule gives or takes. */
public sealed interface Quantity {

    /**
     * Points for each unit, or in all.
     *
     * @return at least 1
     */
    long points();

    /**
     * Always the same number.
     *
     * @param points at least 1
     */
    record Fixed(long points) implements Quantity {

        /**
         * Checks the number.
         *
         * @param points at least 1
         */
        public Fixed {
            requirePositive(points);
        }
    }

    /**
     * A number for each unit of money that the fact carries.
     *
     * @param points points for each unit, at least 1
     * @param unit the unit, above 0, such as 1.00 CNY
     * @param of the attribute that holds the money
     * @param rounding what happens to a fraction of a point; not {@code UNNECESSARY}
     */
    record PerMoney(long points, Money unit, AttributeName of, RoundingMode rounding) implements Quantity {

        /**
         * Checks the numbers.
         *
         * @param points points for each unit, at least 1
         * @param unit the unit, above 0, such as 1.00 CNY
         * @param of the attribute that holds the money
         * @param rounding what happens to a fraction of a point
         */
        public PerMoney {
            requirePositive(points);
            requireRounding(rounding);
            if (unit.minor() <= 0) {
                throw InvalidValueException.of("unit", "above 0", unit);
            }
        }
    }

    /**
     * A number for each unit of a number that the fact carries.
     *
     * @param points points for each unit, at least 1
     * @param unit the unit, above 0
     * @param of the attribute that holds the number
     * @param rounding what happens to a fraction of a point; not {@code UNNECESSARY}
     */
    record PerUnit(long points, BigDecimal unit, AttributeName of, RoundingMode rounding) implements Quantity {

        /**
         * Checks the numbers.
         *
         * @param points points for each unit, at least 1
         * @param unit the unit, above 0
         * @param of the attribute that holds the number
         * @param rounding what happens to a fraction of a point
         */
        public PerUnit {
            requirePositive(points);
            requireRounding(rounding);
            if (unit.signum() <= 0) {
                throw InvalidValueException.of("unit", "above 0", unit);
            }
        }
    }

    private static void requireRounding(RoundingMode rounding) {
        if (rounding == RoundingMode.UNNECESSARY) {
            throw InvalidValueException.of("rounding", "one that says what happens to a fraction", rounding);
        }
    }

    private static void requirePositive(long points) {
        if (points < 1) {
            throw InvalidValueException.of("points", "at least 1", points);
        }
    }
}
