package io.communitykit.recommend.explore.internal;

/**
 * The points and weights of Gauss and Legendre on -1 to 1, and the matrix that integrates from -1 to each point the polynomial that runs
 * through the values at the points. The matrix comes from {@code integral of P_m = (P_m+1 - P_m-1) / (2m + 1)} (Abramowitz and Stegun,
 * 22.7, 22.8).
 */
final class GaussLegendre {

    private final double[] points;
    private final double[] weights;
    private final double[][] upTo;

    GaussLegendre(int order) {
        points = new double[order];
        weights = new double[order];
        upTo = new double[order][order];
        for (int i = 0; i < order; i++) {
            points[i] = root(order, i);
            double slope = slope(order, points[i]);
            weights[i] = 2 / ((1 - points[i] * points[i]) * slope * slope);
        }
        for (int k = 0; k < order; k++) {
            double[] at = legendre(order, points[k]);
            for (int l = 0; l < order; l++) {
                double[] from = legendre(order, points[l]);
                double sum = points[k] + 1;
                for (int m = 1; m < order; m++) {
                    sum += from[m] * (at[m + 1] - at[m - 1]);
                }
                upTo[k][l] = weights[l] / 2 * sum;
            }
        }
    }

    int order() {
        return points.length;
    }

    double point(int i) {
        return points[i];
    }

    double weight(int i) {
        return weights[i];
    }

    /** Row k integrates from -1 to point k. */
    double[] upTo(int k) {
        return upTo[k];
    }

    /** The root in ascending order, by Newton's method from the cosine that is close to it. */
    private static double root(int order, int i) {
        double x = -StrictMath.cos(StrictMath.PI * (i + 0.75) / (order + 0.5));
        for (int step = 0; step < 20; step++) {
            x -= legendre(order, x)[order] / slope(order, x);
        }
        return x;
    }

    private static double slope(int order, double x) {
        double[] p = legendre(order, x);
        return order * (x * p[order] - p[order - 1]) / (x * x - 1);
    }

    /** P_0 to P_order at x. */
    private static double[] legendre(int order, double x) {
        double[] p = new double[order + 1];
        p[0] = 1;
        p[1] = x;
        for (int m = 1; m < order; m++) {
            p[m + 1] = ((2 * m + 1) * x * p[m] - m * p[m - 1]) / (m + 1);
        }
        return p;
    }
}
