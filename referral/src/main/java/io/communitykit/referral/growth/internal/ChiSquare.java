package io.communitykit.referral.growth.internal;

/**
 * The chi-square distribution by the regularised incomplete gamma function: a series below its middle, a continued fraction (Lentz) above
 * (Press et al., Numerical Recipes, 3rd edition, 6.2), the logarithm of gamma by Lanczos (g = 607/128, 15 terms). The same on every machine.
 */
public final class ChiSquare {

    private static final double[] LANCZOS = {
        0.9999999999999971,
        57.15623566586292,
        -59.59796035547549,
        14.136097974741746,
        -0.4919138160976202,
        3.399464998481189e-05,
        4.652362892704858e-05,
        -9.837447530487956e-05,
        0.0001580887032249125,
        -0.00021026444172410488,
        0.00021743961811521265,
        -0.0001643181065367639,
        8.441822398385275e-05,
        -2.6190838401581408e-05,
        3.6899182659531625e-06
    };
    private static final double G = 607.0 / 128;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    private static final double EPSILON = 1e-16;
    private static final double TINY = 1e-300;
    private static final int MOST_STEPS = 1_000_000;

    private ChiSquare() {}

    /**
     * How likely a value above this one is.
     *
     * @param value 0 or more
     * @param degrees of freedom, above 0
     * @return 0 to 1
     */
    public static double above(double value, double degrees) {
        double a = degrees / 2;
        double x = value / 2;
        if (x <= 0) {
            return 1;
        }
        return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
    }

    /**
     * The value that is exceeded with such a probability, by bisection to the last bits of a double.
     *
     * @param above the probability, above 0 and below 1
     * @param degrees of freedom, above 0
     * @return the quantile
     */
    public static double exceeded(double above, double degrees) {
        double low = 0;
        double high = degrees + 10;
        while (above(high, degrees) > above) {
            low = high;
            high *= 2;
        }
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (above(middle, degrees) > above) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /**
     * The natural logarithm of gamma.
     *
     * @param x above 0
     * @return log gamma(x)
     */
    public static double logGamma(double x) {
        double sum = 0;
        for (int i = LANCZOS.length - 1; i > 0; i--) {
            sum += LANCZOS[i] / (x + i);
        }
        sum += LANCZOS[0];
        double base = x + G + 0.5;
        return (x + 0.5) * StrictMath.log(base) - base + HALF_LOG_TWO_PI + StrictMath.log(sum / x);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST_STEPS && term > sum * EPSILON; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum * StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
    }

    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double product = d;
        for (int i = 1; i < MOST_STEPS; i++) {
            double an = -i * (i - a);
            b += 2;
            d = an * d + b;
            d = Math.abs(d) < TINY ? TINY : d;
            c = b + an / c;
            c = Math.abs(c) < TINY ? TINY : c;
            d = 1 / d;
            double factor = d * c;
            product *= factor;
            if (Math.abs(factor - 1) < 4 * EPSILON) {
                break;
            }
        }
        return product * StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
    }
}
