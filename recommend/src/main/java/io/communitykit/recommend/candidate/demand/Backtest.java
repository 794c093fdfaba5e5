package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import java.util.Arrays;

/**
 * How well something would have been foreseen: from each origin on, every {@code step} periods, the next {@code horizon} periods are foreseen from what was
 * known before the origin alone, and compared with what came (rolling origin; Tashman: Out-of-sample Tests of Forecasting Accuracy, International
 * Journal of Forecasting 2000). The last origins have as much of the horizon as is left.
 *
 * @param first how many periods are known at the first origin, 1 or more
 * @param horizon how many periods are foreseen at an origin, 1 to 10,000
 * @param step how many periods from one origin to the next, 1 to 10,000
 */
public record Backtest(int first, int horizon, int step) {

    private static final long MOST = 1_000_000_000_000L;

    /**
     * Checks the ranges.
     *
     * @param first how many periods are known at first
     * @param horizon how many are foreseen
     * @param step from one origin to the next
     */
    public Backtest {
        Checks.within("periods known at first", first, 1, Integer.MAX_VALUE);
        Checks.within("horizon of a backtest", horizon, 1, 10_000);
        Checks.within("step of a backtest", step, 1, 10_000);
    }

    /**
     * Tests a forecaster.
     *
     * @param series what came, oldest first, each 0 to 1e12
     * @param forecaster who foresees
     * @return the error over all origins
     * @throws InvalidValueException if the series is too short for one origin, a value is out of range, or the forecaster answers out of range
     */
    public Wape run(long[] series, Forecaster forecaster) {
        if (series.length <= first) {
            throw InvalidValueException.of("periods of a series", "more than " + first, series.length);
        }
        for (int i = 0; i < series.length; i++) {
            Checks.within("value of period " + i, series[i], 0, MOST);
        }
        Wape sum = Wape.NONE;
        for (long origin = first; origin < series.length; origin += step) {
            int known = (int) origin;
            int periods = Math.min(horizon, series.length - known);
            long[] next = forecaster.next(Arrays.copyOf(series, known), periods);
            if (next.length != periods) {
                throw InvalidValueException.of("periods foreseen", String.valueOf(periods), next.length);
            }
            for (int i = 0; i < periods; i++) {
                sum = sum.plus(next[i], series[known + i]);
            }
        }
        return sum;
    }

    /**
     * Tests a forecaster against {@link SeasonalNaive} on the same origins.
     *
     * @param series what came, oldest first, each 0 to 1e12
     * @param forecaster who foresees
     * @param season of the naive forecast, at most {@link #first}
     * @return both errors
     */
    public Comparison compare(long[] series, Forecaster forecaster, SeasonalNaive season) {
        return new Comparison(run(series, forecaster), run(series, season));
    }

    /**
     * Two errors on the same values.
     *
     * @param forecast of the forecaster
     * @param naive of the seasonal-naive forecast
     */
    public record Comparison(Wape forecast, Wape naive) {}
}
