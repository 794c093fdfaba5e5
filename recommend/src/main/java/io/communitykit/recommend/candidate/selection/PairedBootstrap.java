package io.communitykit.recommend.candidate.selection;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.evaluate.Metric;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.Arrays;

/**
 * Says how sure it is that one model is better than another: members are drawn with replacement, each with its values under both models, and the interval is
 * that of the percentiles of the mean differences (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). It tells what other members
 * like these would have brought, not what other data to fit on would. O(members * rounds).
 *
 * @param level of the interval in basis points, 5,000 to 9,999
 * @param rounds how often members are drawn, 100 to 1,000,000
 * @param seed of the draws
 */
public record PairedBootstrap(int level, int rounds, long seed) {

    /**
     * Checks the ranges.
     *
     * @param level of the interval in basis points
     * @param rounds how often members are drawn
     * @param seed of the draws
     */
    public PairedBootstrap {
        Checks.within("level in basis points", level, 5_000, 9_999);
        Checks.within("rounds of the bootstrap", rounds, 100, 1_000_000);
    }

    /**
     * At 95 per cent, by 10,000 rounds.
     *
     * @param seed of the draws
     * @return the bootstrap
     */
    public static PairedBootstrap of(long seed) {
        return new PairedBootstrap(9_500, 10_000, seed);
    }

    /**
     * Compares two evaluations.
     *
     * @param first of the one model
     * @param second of the other, of the same members, with as many places and the same ideal
     * @param metric by what
     * @return the difference of the means
     * @throws InvalidValueException if the evaluations cannot be compared
     */
    public PairedDifference compare(EvaluationResult first, EvaluationResult second, Metric metric) {
        if (first.places() != second.places() || first.ideal() != second.ideal()) {
            throw InvalidValueException.of(
                    "places and ideal",
                    "those of the first evaluation, " + first.places() + " " + first.ideal(),
                    second.places() + " " + second.ideal());
        }
        if (!first.members().equals(second.members())) {
            throw InvalidValueException.of(
                    "members of the second evaluation",
                    "those of the first, " + first.members().size(),
                    second.members().size() + ", or others");
        }
        return compare(first.values(metric), second.values(metric), metric);
    }

    PairedDifference compare(double[] first, double[] second, Metric metric) {
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
        }
        SplitMix64 draws = SplitMix64.of(seed, Purpose.BOOTSTRAP);
        double[] means = new double[rounds];
        long halves = 0;
        for (int round = 0; round < rounds; round++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += differences[draws.below(differences.length)];
            }
            means[round] = sum / differences.length;
            halves += sum > 0 ? 2 : sum == 0 ? 1 : 0;
        }
        Arrays.sort(means);
        int cut = (int) Math.floor((1 - level / 10_000.0) / 2 * (rounds - 1));
        return new PairedDifference(
                metric,
                mean(first),
                mean(second),
                mean(differences),
                means[cut],
                means[rounds - 1 - cut],
                halves / (2.0 * rounds),
                differences.length);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
