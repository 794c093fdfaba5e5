package io.communitykit.recommend.offpolicy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import java.util.Arrays;

/** What a policy makes of scores: how probable each candidate is. The same on every machine. */
public sealed interface TargetPolicy {

    /**
     * The probabilities.
     *
     * @param scores of the candidates, one or more, finite
     * @return one for each, 0 to 1, adding up to 1
     * @throws InvalidValueException if there is none or one is not finite
     */
    default double[] probabilities(double[] scores) {
        if (scores.length == 0) {
            throw InvalidValueException.of("number of scores", "1 or more", 0);
        }
        for (int i = 0; i < scores.length; i++) {
            Checks.within("score " + i, scores[i], -Double.MAX_VALUE, Double.MAX_VALUE);
        }
        return of(scores);
    }

    /**
     * The probabilities of scores that are known to be finite.
     *
     * @param scores of the candidates, one or more, finite
     * @return one for each
     */
    double[] of(double[] scores);

    /**
     * {@code exp(score / temperature)}, divided by the sum of all.
     *
     * @param temperature 1e-6 to 1e6; the lower, the surer is the best
     */
    record Softmax(double temperature) implements TargetPolicy {

        /**
         * Checks the range.
         *
         * @param temperature how even the choice is
         */
        public Softmax {
            Checks.within("temperature", temperature, 1e-6, 1e6);
        }

        @Override
        public double[] of(double[] scores) {
            double most = Arrays.stream(scores).max().orElse(0);
            double[] probabilities = new double[scores.length];
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                probabilities[i] = StrictMath.exp((scores[i] - most) / temperature);
                sum += probabilities[i];
            }
            for (int i = 0; i < scores.length; i++) {
                probabilities[i] /= sum;
            }
            return probabilities;
        }
    }

    /**
     * The best score, of equal ones the first, and with probability epsilon any candidate.
     *
     * @param epsilon basis points, 0 to 10,000
     */
    record Greedy(int epsilon) implements TargetPolicy {

        /**
         * Checks the range.
         *
         * @param epsilon basis points
         */
        public Greedy {
            Checks.within("epsilon in basis points", epsilon, 0, 10_000);
        }

        @Override
        public double[] of(double[] scores) {
            int best = 0;
            for (int i = 1; i < scores.length; i++) {
                if (scores[i] > scores[best]) {
                    best = i;
                }
            }
            double share = epsilon / 10_000.0;
            double[] probabilities = new double[scores.length];
            Arrays.fill(probabilities, share / scores.length);
            probabilities[best] = Math.min(1, probabilities[best] + (1 - share));
            return probabilities;
        }
    }
}
