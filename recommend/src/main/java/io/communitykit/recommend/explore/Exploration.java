package io.communitykit.recommend.explore;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.explore.internal.BetaSampler;
import io.communitykit.recommend.explore.internal.LargestRate;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/**
 * How to choose between arms whose worth is not known yet. The same arms and the same seed give the same choice on every machine. Immutable
 * and safe for many threads.
 */
public sealed interface Exploration {

    /** No choice has more arms. */
    int MOST_ARMS = 100_000;

    /**
     * The arm of the best rate, and with probability epsilon any arm, each as likely as another (Sutton and Barto, Reinforcement Learning,
     * 2.2). An arm never shown has a rate of 0, so that only the even choice finds it; of equal rates the first is the best.
     *
     * @param epsilon how often the choice is even, in basis points, 0 to 10,000; with 0 the log says nothing of other policies
     */
    record EpsilonGreedy(int epsilon) implements Exploration {

        /**
         * Checks the range.
         *
         * @param epsilon basis points
         */
        public EpsilonGreedy {
            Checks.within("epsilon in basis points", epsilon, 0, 10_000);
        }

        /**
         * Chooses.
         *
         * @param arms 1 to 100,000
         * @param seed of the draw
         * @return the choice; the propensities are exact: {@code epsilon / n}, and {@code 1 - epsilon} more for the best
         * @throws InvalidValueException if there is no arm or there are too many
         */
        public Choice choose(List<Evidence> arms, long seed) {
            Checks.within("number of arms", arms.size(), 1, MOST_ARMS);
            int best = 0;
            for (int i = 1; i < arms.size(); i++) {
                if (arms.get(i).rate() > arms.get(best).rate()) {
                    best = i;
                }
            }
            return Choice.certain(best, arms.size()).mixed(this, seed);
        }
    }

    /**
     * Draws a rate for each arm from what is known of it, {@code Beta(successes + clicks, failures + impressions - clicks)}, and takes the
     * arm of the largest (Thompson 1933; Chapelle and Li, An Empirical Evaluation of Thompson Sampling, NIPS 2011).
     *
     * @param successes of the prior, 0.1 to 1,000,000; 1 and 1 take every rate for as likely as another
     * @param failures of the prior, 0.1 to 1,000,000
     */
    record Thompson(double successes, double failures) implements Exploration {

        /** No propensity is given as less, since the integration says nothing about smaller ones. */
        public static final double LEAST_PROPENSITY = 1e-12;

        /** The integration is made for up to so many arms. */
        public static final int MOST_RATES = 1_000;

        /**
         * Checks the ranges.
         *
         * @param successes of the prior
         * @param failures of the prior
         */
        public Thompson {
            Checks.within("successes of the prior", successes, 0.1, 1e6);
            Checks.within("failures of the prior", failures, 0.1, 1e6);
        }

        /**
         * Chooses. Draws by Marsaglia and Tsang's method; the propensities come from a numerical integration of the probability that an
         * arm's rate is the largest, right to 1e-6, the same on every machine, and take most of the time.
         *
         * @param arms 1 to 1,000
         * @param seed of the draws
         * @return the choice; a propensity below 1e-12 is given as 1e-12
         * @throws InvalidValueException if there is no arm or there are too many
         */
        public Choice choose(List<Evidence> arms, long seed) {
            Checks.within("number of arms", arms.size(), 1, MOST_RATES);
            double[] a = new double[arms.size()];
            double[] b = new double[arms.size()];
            for (int i = 0; i < a.length; i++) {
                Evidence arm = arms.get(i);
                a[i] = successes + arm.clicks();
                b[i] = failures + (arm.impressions() - arm.clicks());
            }
            List<Double> propensities = new ArrayList<>(a.length);
            for (double each : LargestRate.probabilities(a, b)) {
                propensities.add(Math.max(LEAST_PROPENSITY, Math.min(1, each)));
            }
            return new Choice(largest(a, b, seed), propensities);
        }

        private static int largest(double[] a, double[] b, long seed) {
            BetaSampler sampler = new BetaSampler(SplitMix64.of(seed, Purpose.THOMPSON));
            int best = 0;
            double most = -1;
            for (int i = 0; i < a.length; i++) {
                double rate = sampler.next(a[i], b[i]);
                if (rate > most) {
                    most = rate;
                    best = i;
                }
            }
            return best;
        }
    }

    /**
     * Takes the arm of the largest {@code theta'x + alpha * sqrt(x' A^-1 x)}: what its features promise, and more the less is known of such
     * features (Li, Chu, Langford and Schapire, A Contextual-Bandit Approach to Personalized News Article Recommendation, WWW 2010,
     * algorithm 1 with one model for all arms). Nothing is left to chance: each choice has a propensity of 1 and its log says nothing of
     * other policies, unless it is mixed with an even one ({@link Choice#mixed}).
     *
     * @param alpha how much what is not known counts, 0 to 1,000
     * @param ridge what the diagonal of A begins with, 1e-6 to 1e6; Li and others take 1
     * @param dimension how many features an arm has, 1 to 256
     */
    record LinUcb(double alpha, double ridge, int dimension) implements Exploration {

        /**
         * Checks the ranges.
         *
         * @param alpha how much what is not known counts
         * @param ridge what the diagonal of A begins with
         * @param dimension how many features an arm has
         */
        public LinUcb {
            Checks.within("alpha", alpha, 0, 1_000);
            Checks.within("ridge", ridge, 1e-6, 1e6);
            Checks.within("dimension", dimension, 1, 256);
        }

        /**
         * A model that has seen nothing.
         *
         * @return the model, with {@code A = ridge * I} and {@code b = 0}
         */
        public LinUcbModel fresh() {
            return LinUcbModel.fresh(dimension, ridge);
        }

        /**
         * Chooses; of equal bounds the first.
         *
         * @param model what was learnt, of this dimension
         * @param arms the features of 1 to 100,000 arms, each finite and of this dimension
         * @return the choice, of propensity 1
         * @throws InvalidValueException if there is no arm, there are too many, or one has other features
         */
        public Choice choose(LinUcbModel model, List<double[]> arms) {
            Checks.within("number of arms", arms.size(), 1, MOST_ARMS);
            if (model.dimension() != dimension) {
                throw InvalidValueException.of(
                        "dimension of the model", "that of the policy, " + dimension, model.dimension());
            }
            double[] theta = model.theta();
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < arms.size(); i++) {
                double[] features = model.checked("features of arm " + i, arms.get(i));
                double bound = LinUcbModel.dot(theta, features) + alpha * model.width(features);
                if (bound > most) {
                    most = bound;
                    best = i;
                }
            }
            return Choice.certain(best, arms.size());
        }
    }
}
