package io.communitykit.risk.abuse.internal;

import java.util.Arrays;
import java.util.Comparator;

/** Expectation maximisation of a noisy-OR with Beta priors. Used once. */
public final class NoisyOrFit {

    private static final int ROUNDS = 200;
    private static final int HALVINGS = 40;
    private static final double LEAST = 1e-6;

    private final double[][] strengths;
    private final boolean[] fraud;
    private final double[] former;
    private final double prior;

    /**
     * Takes the cases.
     *
     * @param strengths by case and signal, 0 to 1
     * @param fraud by case
     * @param former by signal, the mean of its prior
     * @param prior how many cases a prior is worth
     */
    public NoisyOrFit(double[][] strengths, boolean[] fraud, double[] former, double prior) {
        Integer[] order = new Integer[fraud.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order, Comparator.comparing((Integer i) -> fraud[i]).thenComparing(i -> strengths[i], Arrays::compare));
        this.strengths = new double[fraud.length][];
        this.fraud = new boolean[fraud.length];
        for (int i = 0; i < order.length; i++) {
            this.strengths[i] = strengths[order[i]].clone();
            this.fraud[i] = fraud[order[i]];
        }
        this.former = former.clone();
        this.prior = prior;
    }

    /**
     * Runs a fixed number of rounds.
     *
     * @return the weights
     */
    public double[] run() {
        double[] weights = former.clone();
        for (int round = 0; round < ROUNDS; round++) {
            double[] frauds = frauds(weights);
            double[] next = weights.clone();
            for (int signal = 0; signal < weights.length; signal++) {
                // A weight of 0 says that the signal is not wanted.
                if (former[signal] > 0 && spoke(signal)) {
                    next[signal] = maximum(signal, weights[signal], frauds);
                }
            }
            weights = next;
        }
        return weights;
    }

    private boolean spoke(int signal) {
        return Arrays.stream(strengths).anyMatch(each -> each[signal] > 0);
    }

    private double[] frauds(double[] weights) {
        double[] all = new double[fraud.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = Math.max(LEAST, probability(strengths[i], weights));
        }
        return all;
    }

    private static double probability(double[] strengths, double[] weights) {
        double passing = 1;
        for (int i = 0; i < weights.length; i++) {
            passing *= 1 - weights[i] * strengths[i];
        }
        return 1 - passing;
    }

    /** Where the derivative of the expected logarithm of the likelihood is 0: it falls with the weight, so halving finds it. */
    private double maximum(int signal, double now, double[] frauds) {
        double low = LEAST;
        double high = 1 - LEAST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (slope(signal, now, frauds, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double slope(int signal, double now, double[] frauds, double weight) {
        double mean = Math.min(1 - LEAST, former[signal]);
        double sum = prior * mean / weight - prior * (1 - mean) / (1 - weight);
        for (int i = 0; i < fraud.length; i++) {
            double strength = strengths[i][signal];
            if (strength > 0) {
                double caused = fraud[i] ? Math.min(1, now * strength / frauds[i]) : 0;
                sum += caused / weight - (1 - caused) * strength / (1 - weight * strength);
            }
        }
        return sum;
    }

    /**
     * The mean logarithmic loss.
     *
     * @param weights by signal
     * @return nats a case; 0 without cases
     */
    public double loss(double[] weights) {
        double sum = 0;
        for (int i = 0; i < fraud.length; i++) {
            double chance = Math.min(1 - LEAST, Math.max(LEAST, probability(strengths[i], weights)));
            sum -= StrictMath.log(fraud[i] ? chance : 1 - chance);
        }
        return fraud.length == 0 ? 0 : sum / fraud.length;
    }
}
