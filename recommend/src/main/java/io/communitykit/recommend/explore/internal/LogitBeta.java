package io.communitykit.recommend.explore.internal;

/**
 * The logarithm of the odds of a rate that is distributed as Beta(a, b). Its density, {@code x^a (1-x)^b / B(a,b)}, is log-concave and
 * smooth also where that of the rate has a pole. It is given relative to its peak at {@code log(a / b)}, as {@code exp(a u - (a + b)
 * log1p(a / (a + b) expm1(u)))} with u the distance from the peak, which loses no digits for a million impressions; the side of the
 * smaller parameter is computed and the other mirrored.
 */
final class LogitBeta {

    /** Outside, the density is below exp(-30) of its peak. */
    private static final double DROP = 30;

    private final double smaller;
    private final double total;
    private final double share;
    private final double sign;
    private final double peak;
    private final double low;
    private final double high;
    private final double step;

    LogitBeta(double a, double b) {
        smaller = Math.min(a, b);
        total = a + b;
        share = smaller / total;
        sign = a <= b ? 1 : -1;
        peak = StrictMath.log(a) - StrictMath.log(b);
        double spread = Math.sqrt(1 / a + 1 / b);
        low = peak - reach(-1, spread);
        high = peak + reach(1, spread);
        step = Math.min(1, spread);
    }

    /** The density at t as a part of that at the peak. */
    double density(double t) {
        return StrictMath.exp(exponent(t - peak));
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** Pieces of this length are smooth enough for twelve points. */
    double step() {
        return step;
    }

    private double exponent(double distance) {
        double u = sign * distance;
        return smaller * u - total * StrictMath.log1p(share * StrictMath.expm1(u));
    }

    private double reach(int side, double spread) {
        double near = 0;
        double far = spread;
        while (exponent(side * far) > -DROP) {
            near = far;
            far *= 2;
        }
        for (int i = 0; i < 30; i++) {
            double middle = (near + far) / 2;
            if (exponent(side * middle) > -DROP) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return far;
    }
}
