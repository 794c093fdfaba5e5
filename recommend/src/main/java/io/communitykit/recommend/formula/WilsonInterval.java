package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;

/**
 * The interval of Wilson (1927) for a share that was observed: {@code (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)}.
 *
 * @param low its lower bound, 0 to 1; 0 where nothing was observed
 * @param high its upper bound, 0 to 1; 1 where nothing was observed
 */
public record WilsonInterval(double low, double high) {

    /** Ninety-five per cent, both sides. */
    public static final double Z_95 = 1.959963984540054;
    /** Eighty per cent, both sides, as Reddit sorts comments (_sorts.pyx). */
    public static final double Z_80 = 1.281551565545;

    /**
     * The interval. The same on every machine.
     *
     * @param successes 0 to {@code trials}
     * @param trials 0 or more
     * @param z how many standard deviations, 0.001 to 10
     * @return the interval
     */
    public static WilsonInterval of(double successes, double trials, double z) {
        Checks.within("trials", trials, 0, Double.MAX_VALUE);
        Checks.within("successes", successes, 0, trials);
        Checks.within("z", z, 0.001, 10);
        if (trials == 0) {
            return new WilsonInterval(0, 1);
        }
        double share = successes / trials;
        double square = z * z / trials;
        double centre = share + square / 2;
        double reach = z * Math.sqrt(share * (1 - share) / trials + square / (4 * trials));
        double scale = 1 + square;
        return new WilsonInterval(Math.max(0, (centre - reach) / scale), Math.min(1, (centre + reach) / scale));
    }
}
