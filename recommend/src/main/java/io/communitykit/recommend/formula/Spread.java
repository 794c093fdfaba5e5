package io.communitykit.recommend.formula;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;

/**
 * Mean and standard deviation of a category, so that content is compared with its like: {@link #z} says how many deviations above the mean it
 * is. The deviation is that of the population, as in SciPy's {@code stats.zscore}. Immutable and safe for many threads.
 *
 * @param mean a finite number, at most 1e12 either way
 * @param deviation 0 to 1e12
 */
public record Spread(double mean, double deviation) {

    private static final double MOST = 1e12;

    /**
     * Checks the ranges.
     *
     * @param mean the mean
     * @param deviation the standard deviation
     */
    public Spread {
        Checks.within("mean", mean, -MOST, MOST);
        Checks.within("deviation", deviation, 0, MOST);
    }

    /**
     * Measures a category in two passes, summed in the order given.
     *
     * @param values at least one, each finite and at most 1e12 either way
     * @return its mean and deviation
     */
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw InvalidValueException.of("values of a category", "at least one", "none");
        }
        double sum = 0;
        for (double value : values) {
            Checks.within("value of a category", value, -MOST, MOST);
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, Math.sqrt(squares / values.length));
    }

    /**
     * How many deviations above the mean.
     *
     * @param value finite, at most 1e12 either way
     * @return a finite number; 0 where the category does not vary
     */
    public double z(double value) {
        Checks.within("value", value, -MOST, MOST);
        return deviation < Double.MIN_NORMAL ? 0 : (value - mean) / deviation;
    }
}
