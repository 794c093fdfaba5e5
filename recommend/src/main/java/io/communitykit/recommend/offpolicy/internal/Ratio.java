package io.communitykit.recommend.offpolicy.internal;

/**
 * An estimate of the form {@code sum of above / sum of below}, which IPS and doubly robust are with 1 below, and SNIPS with the weights.
 * Its variance is that of the delta method: {@code sum of f^2 / (n (n - 1))} with {@code f = (above - value * below) / mean of below}; with 1
 * below that is the sample variance over n, and with the weights that of Owen, Monte Carlo theory, methods and examples (2013), formula
 * 9.8, but for {@code n / (n - 1)}.
 *
 * @param above of each record
 * @param below of each record
 */
@SuppressWarnings("ArrayRecordComponent")
public record Ratio(double[] above, double[] below) {

    /**
     * The estimate.
     *
     * @return 0 where nothing stands below
     */
    public double value() {
        double sumAbove = 0;
        double sumBelow = 0;
        for (int i = 0; i < above.length; i++) {
            sumAbove += above[i];
            sumBelow += below[i];
        }
        return sumBelow == 0 ? 0 : sumAbove / sumBelow;
    }

    /**
     * How much each record moves the estimate.
     *
     * @return one for each, of mean 0; without end where nothing stands below
     */
    public double[] influences() {
        double value = value();
        double sum = 0;
        for (double each : below) {
            sum += each;
        }
        double mean = sum / below.length;
        double[] influences = new double[above.length];
        for (int i = 0; i < influences.length; i++) {
            influences[i] = mean == 0 ? Double.POSITIVE_INFINITY : (above[i] - value * below[i]) / mean;
        }
        return influences;
    }

    /**
     * The standard error of an estimate.
     *
     * @param influences of each record
     * @return infinite for fewer than 2 records
     */
    public static double standardError(double[] influences) {
        double n = influences.length;
        if (n < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (double each : influences) {
            sum += each * each;
        }
        return Math.sqrt(sum / (n * (n - 1)));
    }

    /**
     * The estimate from records drawn with replacement.
     *
     * @param drawn their indices
     * @return 0 where nothing stands below
     */
    public double of(int[] drawn) {
        double sumAbove = 0;
        double sumBelow = 0;
        for (int i : drawn) {
            sumAbove += above[i];
            sumBelow += below[i];
        }
        return sumBelow == 0 ? 0 : sumAbove / sumBelow;
    }
}
