package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;

/**
 * Says that it will be as it was a season ago (Hyndman, Athanasopoulos: Forecasting: Principles and Practice, 3rd edition, section 5.2): for further ahead than
 * a season, as in the last season known.
 *
 * @param season how many periods a season has, 1 to 10,000; 1 says that it stays as it is
 */
public record SeasonalNaive(int season) implements Forecaster {

    /**
     * Checks the range.
     *
     * @param season how many periods
     */
    public SeasonalNaive {
        Checks.within("periods of a season", season, 1, 10_000);
    }

    @Override
    public long[] next(long[] known, int periods) {
        if (known.length < season) {
            throw InvalidValueException.of("periods known", "at least a season, " + season, known.length);
        }
        long[] next = new long[periods];
        for (int i = 0; i < periods; i++) {
            next[i] = known[known.length - season + i % season];
        }
        return next;
    }
}
