package io.communitykit.recommend.candidate.demand;

import io.communitykit.recommend.internal.SplitMix64;
import java.util.Map;

/**
 * Two years of a product's daily units, made. A day's units are a Poisson draw around the product of a base of 30 to 200, the weekday (0.8 to 1.3), a trend of
 * -24 to +36 per cent a year, promotions that nobody foresees (3 days of 1.6 times as much, one in about 50 days begins), the weather and what is talked about.
 *
 * <p>The logarithm of the weather's factor goes back to 0 by a tenth a day and moves by 0.12 (standard deviation). What is talked about jumps by 0.4 to 1.2 on
 * one day in 25, fades by 0.3 a day, and moves demand {@link #LEAD} days later. Sources see neither: the environment says the mean of a weather forecast of the
 * next {@link #LEAD} days that errs by 0.08, the discussion how many posts there were in the last {@link #LEAD} days against the last 56, where a usual day has
 * 30, Poisson too.
 */
final class SimulatedDemand {

    static final int DAYS = 728;
    /** How many days discussion leads demand, and the weather is foreseen. */
    static final int LEAD = 3;

    private static final double[] WEEK = {0.85, 0.8, 0.9, 1, 1.1, 1.3, 1.05};
    private static final int POSTS = 30;
    private static final int USUAL = 56;

    private final long[] units = new long[DAYS];
    private final double[] weather = new double[DAYS + LEAD];
    private final double[] forecastErrors = new double[DAYS + 1];
    private final long[] posts = new long[DAYS];

    SimulatedDemand(long seed) {
        SplitMix64 draws = new SplitMix64(seed);
        double[] talk = new double[DAYS];
        for (int day = 1; day < weather.length; day++) {
            weather[day] = 0.9 * weather[day - 1] + 0.12 * normal(draws);
        }
        for (int day = 1; day < DAYS; day++) {
            talk[day] = 0.7 * talk[day - 1] + (draws.unit() < 0.04 ? 0.4 + 0.8 * draws.unit() : 0);
        }
        double base = 30 + 170 * draws.unit();
        double trend = (draws.unit() - 0.4) * 0.6;
        int promotion = 0;
        for (int day = 0; day < DAYS; day++) {
            if (promotion > 0) {
                promotion--;
            } else if (draws.unit() < 0.02) {
                promotion = LEAD;
            }
            double log = trend * day / 365 + weather[day] + (day < LEAD ? 0 : talk[day - LEAD]);
            units[day] = poisson(draws, base * WEEK[day % 7] * (promotion > 0 ? 1.6 : 1) * StrictMath.exp(log));
            posts[day] = poisson(draws, POSTS * StrictMath.exp(talk[day]));
            forecastErrors[day] = 0.08 * normal(draws);
        }
    }

    /** The sum of twelve evenly drawn numbers is near enough to a normal one, and the same on every machine. */
    private static double normal(SplitMix64 draws) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += draws.unit();
        }
        return sum;
    }

    private static long poisson(SplitMix64 draws, double mean) {
        if (mean > 500) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(draws)));
        }
        double least = StrictMath.exp(-mean);
        double product = draws.unit();
        long count = 0;
        for (; product > least; product *= draws.unit()) {
            count++;
        }
        return count;
    }

    long[] units() {
        return units.clone();
    }

    /** What the sources say on the morning of a day, when so many days are known; supply does not know. */
    Map<DemandSource, Integer> said(int day) {
        double ahead = forecastErrors[day];
        double posted = 0;
        for (int i = 0; i < LEAD; i++) {
            ahead += weather[day + i] / LEAD;
            posted += (double) posts[day - 1 - i] / LEAD;
        }
        int from = Math.max(0, day - USUAL);
        double usually = 0;
        for (int past = from; past < day; past++) {
            usually += (double) posts[past] / (day - from);
        }
        return Map.of(
                DemandSource.ENVIRONMENT,
                value(StrictMath.exp(ahead)),
                DemandSource.DISCUSSION,
                value(posted / usually));
    }

    private static int value(double times) {
        return (int) Math.round(10_000 * times / (1 + times));
    }
}
