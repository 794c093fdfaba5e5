package io.communitykit.referral.growth.internal;

import java.util.SplittableRandom;

/**
 * Draws whole numbers. Exact methods, but for binomial numbers of a variance above a thousand, which are rounded from a normal one (off by less
 * than a hundredth of their deviation). For one thread.
 */
public final class Sampler {

    private static final double SMALL_MEAN = 10;
    private static final double NORMAL_FROM = 1_000;

    private final SplittableRandom random;

    /**
     * Takes the source of chance.
     *
     * @param random seeded
     */
    public Sampler(SplittableRandom random) {
        this.random = random;
    }

    /**
     * A Poisson number: by products below a mean of 10 (Knuth), else by transformed rejection (Hörmann, Insurance: Mathematics and Economics 12,
     * 1993, PTRS).
     *
     * @param mean 0 or more
     * @return a whole number
     */
    public double poisson(double mean) {
        if (mean < SMALL_MEAN) {
            double limit = StrictMath.exp(-mean);
            int count = 0;
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
            return count;
        }
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverse = 1.1239 + 1.1328 / (b - 3.4);
        double sure = 0.9277 - 3.6224 / (b - 2);
        double log = StrictMath.log(mean);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = 1 - random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= sure) {
                return k;
            }
            if (k < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            double bound = StrictMath.log(v * inverse / (a / (us * us) + b));
            if (bound <= -mean + k * log - ChiSquare.logGamma(k + 1)) {
                return k;
            }
        }
    }

    /**
     * A gamma number of scale 1 (Marsaglia and Tsang, ACM TOMS 26, 2000), boosted for shapes below 1.
     *
     * @param shape above 0
     * @return above 0, or 0 where it is too small for a double
     */
    public double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = 1 - random.nextDouble();
            if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /**
     * A binomial number: by gaps between successes (Devroye, Non-Uniform Random Variate Generation, X.4.3).
     *
     * @param trials 0 or more, whole
     * @param chance of each, 0 to 1
     * @return 0 to {@code trials}
     */
    public double binomial(double trials, double chance) {
        if (chance > 0.5) {
            return trials - binomial(trials, 1 - chance);
        }
        double variance = trials * chance * (1 - chance);
        if (variance > NORMAL_FROM) {
            double drawn = Math.rint(trials * chance + Math.sqrt(variance) * normal());
            return Math.max(0, Math.min(trials, drawn));
        }
        if (chance <= 0) {
            return 0;
        }
        double log = StrictMath.log1p(-chance);
        double passed = 0;
        for (int count = 0; ; count++) {
            passed += Math.floor(StrictMath.log(1 - random.nextDouble()) / log) + 1;
            if (passed > trials) {
                return count;
            }
        }
    }

    /** Marsaglia's polar method; the second number is thrown away, so that no state is kept. */
    private double normal() {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}
