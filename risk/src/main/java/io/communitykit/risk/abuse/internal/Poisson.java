package io.communitykit.risk.abuse.internal;

/** Poisson's law. Pure; {@code StrictMath}, so that it is the same on every machine. */
final class Poisson {

    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double ENOUGH = 1e-17;

    private Poisson() {}

    /**
     * How surprising it is to see so many or more: {@code -log10 P(X >= count)}.
     *
     * @param count how many were seen, 1 or more
     * @param mean how many are usual, above 0
     * @return 0 where {@code count} is not above the mean
     */
    static double surprise(int count, double mean) {
        if (count <= mean) {
            return 0;
        }
        // The tail is its first term times a series that falls faster than a geometric one.
        double sum = 1;
        double term = 1;
        for (int k = count + 1; term > ENOUGH * sum; k++) {
            term *= mean / k;
            sum += term;
        }
        double first = count * StrictMath.log(mean) - mean - logFactorial(count);
        return Math.max(0, -(first + StrictMath.log(sum)) / StrictMath.log(10));
    }

    /** Stirling's series for n from 16 on, exact below; relative error under 1e-10. */
    private static double logFactorial(int n) {
        if (n < 16) {
            double product = 1;
            for (int i = 2; i <= n; i++) {
                product *= i;
            }
            return StrictMath.log(product);
        }
        double x = n;
        double inverse = 1 / x;
        return (x + 0.5) * StrictMath.log(x)
                - x
                + HALF_LOG_TWO_PI
                + inverse / 12
                - inverse * inverse * inverse / 360
                + inverse * inverse * inverse * inverse * inverse / 1260;
    }
}
