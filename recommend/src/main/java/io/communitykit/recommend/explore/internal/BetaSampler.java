package io.communitykit.recommend.explore.internal;

import io.communitykit.recommend.internal.SplitMix64;

/**
 * Draws from gamma and beta distributions: Marsaglia and Tsang, A Simple Method for Generating Gamma Variables, ACM TOMS 26 (2000), on
 * normal variables by the polar method of Marsaglia and Bray, SIAM Review 6 (1964). Uses {@link StrictMath} only, so that a seed gives the
 * same bits on every machine. Not safe for many threads.
 */
public final class BetaSampler {

    private final SplitMix64 draws;

    /**
     * A sampler.
     *
     * @param draws what it draws from
     */
    public BetaSampler(SplitMix64 draws) {
        this.draws = draws;
    }

    /**
     * Draws from Beta(a, b).
     *
     * @param a 0.1 or more
     * @param b 0.1 or more
     * @return 0 to 1
     */
    public double next(double a, double b) {
        double left = gamma(a);
        double right = gamma(b);
        return left / (left + right);
    }

    double gamma(double shape) {
        if (shape < 1) {
            double even = 1 - draws.unit();
            return gamma(shape + 1) * StrictMath.pow(even, 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            if (root > 0 && isAccepted(x, d, root * root * root)) {
                return d * (root * root * root);
            }
        }
    }

    private boolean isAccepted(double x, double d, double v) {
        double even = 1 - draws.unit();
        double square = x * x;
        return even < 1 - 0.0331 * (square * square)
                || StrictMath.log(even) < 0.5 * square + d * (1 - v + StrictMath.log(v));
    }

    double normal() {
        while (true) {
            double x = 2 * draws.unit() - 1;
            double y = 2 * draws.unit() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}
