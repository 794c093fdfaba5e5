package io.communitykit.recommend.candidate.demand;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A forecast by a demand score whose sources say how much more than usual is wanted: 5,000 is as usual, {@code v} says {@code v / (10,000 - v)} times as much.
 * The forecast is the usual level times what the score says times the index of the season.
 *
 * <p>Levels are simple exponential smoothing of the series without its season (Brown 1956; Hyndman, Athanasopoulos: Forecasting: Principles and Practice, 3rd
 * edition, section 8.1): the usual one and the recent one with the weights of the policy's {@link ForecastRule}, both from the mean of the first season on; the
 * season is that of classical decomposition, from two whole seasons on. The source history says {@code recent / (recent + usual)}; so with history alone the
 * forecast is the recent level times the season. Periods before the first in which something came are left out. It knows no trend: what grows steadily is
 * foreseen too low, what falls too high.
 *
 * @param policy what each source counts, and how a series is foreseen; it reweighs missing sources
 * @param others what sources other than history said when so many periods were known; may be empty, must be the same each time
 */
public record ScoredForecast(DemandPolicy policy, IntFunction<Map<DemandSource, Integer>> others)
        implements Forecaster {

    /** Nobody says more than 99 times as much, or less than a 99th. */
    private static final int LEAST = 100;

    private static final double MOST = 1e12;

    /**
     * Checks the ranges.
     *
     * @param policy what each source counts, and how a series is foreseen
     * @param others what other sources said
     */
    public ScoredForecast {
        if (policy.missing() != MissingSources.REWEIGHED) {
            throw InvalidValueException.of(
                    "policy of a forecast", "one that reweighs missing sources", policy.version());
        }
    }

    /**
     * A forecast by history alone.
     *
     * @param season how many periods a season has, 1 to 10,000
     * @return the forecaster
     */
    public static ScoredForecast ofHistory(int season) {
        return new ScoredForecast(DemandPolicy.USUAL.foreseeing(ForecastRule.of(season)), known -> Map.of());
    }

    @Override
    public long[] next(long[] known, int periods) {
        if (known.length == 0) {
            throw InvalidValueException.of("periods known", "at least 1", 0);
        }
        ForecastRule rule = policy.forecast();
        int season = rule.season();
        long[] since = sinceFirst(known);
        double[] indices = SeasonalIndices.of(since, season);
        double usual = level(since, indices, rule.usual());
        double recent = level(since, indices, rule.recent());
        double level = usual * times(usual, recent, known.length);
        long[] next = new long[periods];
        for (int i = 0; i < periods; i++) {
            next[i] = Math.round(Math.min(MOST, level * indices[(since.length + i) % season]));
        }
        return next;
    }

    private static long[] sinceFirst(long[] known) {
        int first = 0;
        while (first < known.length && known[first] == 0) {
            first++;
        }
        return Arrays.copyOfRange(known, first, known.length);
    }

    private double times(double usual, double recent, int known) {
        Map<DemandSource, Integer> values = new EnumMap<>(DemandSource.class);
        values.putAll(others.apply(known));
        if (usual + recent > 0) {
            values.put(DemandSource.HISTORY, (int) Math.round(Checks.BASIS * recent / (usual + recent)));
        }
        int points = policy.score(values).map(DemandScore::points).orElse(Checks.BASIS / 2);
        int bounded = Math.max(LEAST, Math.min(Checks.BASIS - LEAST, points));
        return (double) bounded / (Checks.BASIS - bounded);
    }

    private static double level(long[] known, double[] indices, int newest) {
        int season = indices.length;
        double share = (double) newest / Checks.BASIS;
        int first = Math.min(season, known.length);
        double level = 0;
        for (int t = 0; t < first; t++) {
            level += known[t] / indices[t % season] / first;
        }
        for (int t = first; t < known.length; t++) {
            level += share * (known[t] / indices[t % season] - level);
        }
        return level;
    }
}
