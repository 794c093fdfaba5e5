package io.communitykit.recommend.candidate.demand;

import java.util.Arrays;

/**
 * How each period of a season differs from the mean: what came over the centred moving average, summed over seasons, brought to a mean of 1 (classical
 * multiplicative decomposition; Hyndman, Athanasopoulos: Forecasting: Principles and Practice, 3rd edition, section 3.4). All 1 where fewer than two whole
 * seasons are known.
 */
final class SeasonalIndices {

    /** A period in which nothing ever comes would divide by 0. */
    private static final double LEAST = 0.01;

    private SeasonalIndices() {}

    static double[] of(long[] known, int season) {
        double[] indices = new double[season];
        Arrays.fill(indices, 1);
        if (season == 1 || known.length < 2 * season) {
            return indices;
        }
        double[] sums = new double[season];
        double[] averages = new double[season];
        for (int t = season / 2; t < known.length - season / 2; t++) {
            sums[t % season] += known[t];
            averages[t % season] += average(known, season, t);
        }
        double all = 0;
        for (int i = 0; i < season; i++) {
            indices[i] = averages[i] == 0 ? 1 : Math.max(LEAST, sums[i] / averages[i]);
            all += indices[i];
        }
        for (int i = 0; i < season; i++) {
            indices[i] *= season / all;
        }
        return indices;
    }

    // For an even season, the two at the ends count half.
    private static double average(long[] known, int season, int t) {
        int half = season / 2;
        double sum = 0;
        for (int i = t - half; i <= t + half; i++) {
            boolean end = season % 2 == 0 && (i == t - half || i == t + half);
            sum += end ? known[i] / 2.0 : known[i];
        }
        return sum / season;
    }
}
