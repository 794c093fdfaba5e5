package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The weighted absolute percentage error: {@code sum of |forecast - actual| / sum of |actual|} (Kolassa, Schuetz: Advantages of the MAD/MEAN Ratio over the
 * MAPE, Foresight 2007). In whole numbers, so that errors of many folds add up exactly.
 *
 * @param error the sum of the errors, 0 or more
 * @param actual the sum of what came, 0 or more
 */
public record Wape(long error, long actual) {

    /** Nothing foreseen. */
    public static final Wape NONE = new Wape(0, 0);

    private static final long MOST = 1_000_000_000_000L;

    /**
     * Checks the ranges.
     *
     * @param error the sum of the errors
     * @param actual the sum of what came
     */
    public Wape {
        Checks.within("error of a WAPE", error, 0, Long.MAX_VALUE);
        Checks.within("actual of a WAPE", actual, 0, Long.MAX_VALUE);
    }

    /**
     * Adds a value.
     *
     * @param forecast what was foreseen, -1e12 to 1e12
     * @param came what came, -1e12 to 1e12
     * @return both together
     * @throws InvalidValueException if a sum leaves the range of a long
     */
    public Wape plus(long forecast, long came) {
        Checks.within("forecast", forecast, -MOST, MOST);
        Checks.within("actual value", came, -MOST, MOST);
        return plus(new Wape(Math.abs(forecast - came), Math.abs(came)));
    }

    /**
     * Adds another.
     *
     * @param other of other values
     * @return both together
     * @throws InvalidValueException if a sum leaves the range of a long
     */
    public Wape plus(Wape other) {
        try {
            return new Wape(Math.addExact(error, other.error), Math.addExact(actual, other.actual));
        } catch (ArithmeticException e) {
            throw InvalidValueException.overflow(this + " + " + other);
        }
    }

    /**
     * The ratio.
     *
     * @param digits after the point, 0 to 30
     * @param rounding of the last
     * @return 0 or more, 1 where the error is as large as all that came; empty where nothing came
     */
    public Optional<BigDecimal> ratio(int digits, RoundingMode rounding) {
        Checks.within("digits of a WAPE", digits, 0, 30);
        return actual == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(error).divide(BigDecimal.valueOf(actual), digits, rounding));
    }
}
