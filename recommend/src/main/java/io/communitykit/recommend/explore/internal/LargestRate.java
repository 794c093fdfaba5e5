package io.communitykit.recommend.explore.internal;

import java.util.Arrays;

/**
 * How probable it is that each of several independent beta variables is the largest: {@code integral of f_i(t) * product of F_j(t) over the
 * others}, in the logarithm of the odds, where every density is smooth.
 *
 * <p>Below the largest of the lower ends the product is below exp(-30) or so and nothing is computed, so that every arm left begins there
 * and few pieces are needed; an arm that ends there is given 0. The line is cut into pieces as long as the narrowest arm that is still alive is wide, each with twelve points
 * of Gauss and Legendre. The distribution functions are integrated along the way from the same values, and divided by their end, so that
 * no gamma function is needed. O(arms * pieces * 144). The results add up to 1.
 */
public final class LargestRate {

    private static final GaussLegendre RULE = new GaussLegendre(12);

    private final LogitBeta[] arms;
    /** The integral of each density so far, and over all. */
    private final double[] sums;

    private final double[] totals;
    private final double[] results;
    /** By point and arm: density and distribution function. */
    private final double[][] densities;

    private final double[][] shares;

    private LargestRate(LogitBeta[] arms) {
        this.arms = arms;
        this.sums = new double[arms.length];
        this.totals = new double[arms.length];
        this.results = new double[arms.length];
        this.densities = new double[RULE.order()][arms.length];
        this.shares = new double[RULE.order()][arms.length];
    }

    /**
     * The probabilities.
     *
     * @param a the first parameter of each, 0.1 or more
     * @param b the second parameter of each, as many
     * @return one for each, adding up to 1 but for rounding
     */
    public static double[] probabilities(double[] a, double[] b) {
        LogitBeta[] arms = new LogitBeta[a.length];
        for (int i = 0; i < arms.length; i++) {
            arms[i] = new LogitBeta(a[i], b[i]);
        }
        return new LargestRate(arms).integrate();
    }

    private double[] integrate() {
        double low = Arrays.stream(arms).mapToDouble(LogitBeta::low).max().orElse(0);
        double high = Arrays.stream(arms).mapToDouble(LogitBeta::high).max().orElse(0);
        for (int i = 0; i < arms.length; i++) {
            if (arms[i].high() > low) {
                totals[i] = integral(arms[i], arms[i].high());
                sums[i] = integral(arms[i], low);
            }
        }
        double from = low;
        while (from < high) {
            double to = Math.min(high, from + step(from));
            piece(from, to);
            from = to;
        }
        double sum = 0;
        for (double each : results) {
            sum += each;
        }
        for (int i = 0; i < results.length; i++) {
            results[i] /= sum;
        }
        return results;
    }

    private static double integral(LogitBeta arm, double end) {
        int pieces = (int) Math.ceil((end - arm.low()) / arm.step());
        double half = (end - arm.low()) / pieces / 2;
        double sum = 0;
        for (int piece = 0; piece < pieces; piece++) {
            double middle = arm.low() + (2 * piece + 1) * half;
            for (int k = 0; k < RULE.order(); k++) {
                sum += half * RULE.weight(k) * arm.density(middle + half * RULE.point(k));
            }
        }
        return sum;
    }

    private double step(double from) {
        double step = 1;
        for (LogitBeta arm : arms) {
            if (arm.high() > from) {
                step = Math.min(step, arm.step());
            }
        }
        return step;
    }

    private void piece(double from, double to) {
        double half = (to - from) / 2;
        double middle = from + half;
        for (int i = 0; i < arms.length; i++) {
            arm(i, from, middle, half);
        }
        for (int k = 0; k < RULE.order(); k++) {
            add(half * RULE.weight(k), densities[k], shares[k]);
        }
    }

    private void arm(int i, double from, double middle, double half) {
        boolean isAlive = arms[i].high() > from;
        double[] values = new double[RULE.order()];
        for (int k = 0; k < values.length; k++) {
            values[k] = isAlive ? arms[i].density(middle + half * RULE.point(k)) / totals[i] : 0;
            densities[k][i] = values[k];
        }
        double whole = 0;
        for (int k = 0; k < values.length; k++) {
            shares[k][i] = isAlive ? Math.min(1, sums[i] / totals[i] + half * product(RULE.upTo(k), values)) : 1;
            whole += half * RULE.weight(k) * values[k];
        }
        sums[i] += whole * totals[i];
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Adds the density of each arm times the product of the shares of all others, by products from both ends. */
    private void add(double weight, double[] density, double[] share) {
        double[] after = new double[share.length + 1];
        after[share.length] = 1;
        for (int i = share.length - 1; i >= 0; i--) {
            after[i] = after[i + 1] * share[i];
        }
        double before = 1;
        for (int i = 0; i < share.length; i++) {
            results[i] += weight * density[i] * before * after[i + 1];
            before *= share[i];
        }
    }
}
