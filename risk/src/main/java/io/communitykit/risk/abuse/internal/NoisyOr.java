package io.communitykit.risk.abuse.internal;

import java.util.Arrays;

/**
 * {@code 1 - product of (1 - evidence)}. The product goes over sorted factors, so that it is the same to the bit in any order of facts. Not
 * safe for many threads.
 */
final class NoisyOr {

    private double[] factors = new double[16];
    private int count;

    void clear() {
        count = 0;
    }

    void add(double evidence) {
        if (count == factors.length) {
            factors = Arrays.copyOf(factors, Columns.larger(count));
        }
        factors[count++] = 1 - evidence;
    }

    /** How many pieces of evidence there are. */
    int count() {
        return count;
    }

    double value() {
        Arrays.sort(factors, 0, count);
        double product = 1;
        for (int i = 0; i < count; i++) {
            product *= factors[i];
        }
        return 1 - product;
    }
}
