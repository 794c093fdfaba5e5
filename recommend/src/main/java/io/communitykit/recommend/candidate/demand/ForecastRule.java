package io.communitykit.recommend.candidate.demand;

import io.communitykit.recommend.internal.Checks;

/**
 * How a series of demand is foreseen.
 *
 * @param season how many periods a season has, 1 to 10,000; 1 for none
 * @param history how many periods are known before the first is foreseen, 1 to 100,000
 * @param horizon how many periods are foreseen, 1 to 10,000
 * @param recent how much the newest period counts in the recent level, 1 to 10,000 basis points
 * @param usual how much the newest period counts in the usual level, 1 to 10,000 basis points
 */
public record ForecastRule(int season, int history, int horizon, int recent, int usual) {

    private static final int SEASONS_KNOWN = 4;
    private static final int RECENT = 3_000;
    private static final int USUAL = 500;

    /**
     * Checks the ranges.
     *
     * @param season how many periods a season has
     * @param history how many periods are known at least
     * @param horizon how many periods are foreseen
     * @param recent how much the newest period counts in the recent level
     * @param usual how much the newest period counts in the usual level
     */
    public ForecastRule {
        Checks.within("periods of a season", season, 1, 10_000);
        Checks.within("periods known", history, 1, 100_000);
        Checks.within("horizon of a forecast", horizon, 1, 10_000);
        Checks.basisPoints("weight of the newest period in the recent level", recent, 1, Checks.BASIS);
        Checks.basisPoints("weight of the newest period in the usual level", usual, 1, Checks.BASIS);
    }

    /**
     * A season ahead, once four seasons are known; the newest period counts 30 per cent in the recent level and 5 in the usual one.
     *
     * @param season how many periods a season has, 1 to 10,000
     * @return the rule
     */
    public static ForecastRule of(int season) {
        Checks.within("periods of a season", season, 1, 10_000);
        return new ForecastRule(season, SEASONS_KNOWN * season, season, RECENT, USUAL);
    }

    /**
     * A backtest of the horizon, from the known history on, each horizon after the other.
     *
     * @return the backtest
     */
    public Backtest backtest() {
        return new Backtest(history, horizon, horizon);
    }
}
