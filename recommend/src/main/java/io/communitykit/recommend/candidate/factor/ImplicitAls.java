package io.communitykit.recommend.candidate.factor;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;

/**
 * Latent factors of implicit feedback by alternating least squares (Hu, Koren and Volinsky, Collaborative Filtering for Implicit Feedback Datasets, ICDM
 * 2008): {@code sum over all pairs of c (p - x y)^2 + lambda (sum of x x + sum of y y)} with {@code c = 1 + confidence * weight}, p 1 where there is a weight and
 * 0 elsewhere. Each row is solved exactly, by a Cholesky factor of {@code k} rows. With {@code scaling} the lambda of a row grows with its confidences, {@code regularisation * (sum of
 * c)^scaling}, as in Rendle, Krichene, Zhang and Koren, Revisiting the Performance of iALS on Item Recommendation Benchmarks, RecSys 2022; 0 is the
 * original.
 *
 * <p>A round takes {@code 2 k^2} operations for each pair and {@code 2/3 k^3} for each member and item; memory is {@code 8 k} bytes for each, and {@code 4 k^2} a thread. The factors
 * start evenly spread about 0, drawn from the seed. The model keeps those of the items; see {@link FactorModel} for members.
 *
 * @param factors how many, 1 to 512
 * @param rounds of both sides, 1 to 1,000
 * @param confidence how much a weight of 1 adds to the confidence 1 of a pair without, 0.000001 to 1,000,000
 * @param regularisation 1e-9 to 1e9
 * @param scaling 0 to 1
 * @param seed any number
 */
public record ImplicitAls(int factors, int rounds, double confidence, double regularisation, double scaling, long seed)
        implements Algorithm {

    /** No model has more factors. */
    public static final int MOST_FACTORS = 512;

    /**
     * Checks the ranges.
     *
     * @param factors how many
     * @param rounds how often
     * @param confidence of a weight of 1
     * @param regularisation how much large factors cost
     * @param scaling how it grows with a row's confidences
     * @param seed any number
     * @throws InvalidValueException if one is out of range
     */
    public ImplicitAls {
        Checks.within("number of factors", factors, 1, MOST_FACTORS);
        Checks.within("number of rounds", rounds, 1, 1_000);
        AlsObjective.check(confidence, regularisation, scaling);
    }

    /**
     * Eight rounds with a confidence of 40, a regularisation of 0.015 and a scaling of 1: the best of some that were tried with 64 factors on a fifth of
     * Epinions' train part, where every weight was 1.
     *
     * @param factors how many, 1 to 512; 64 is a good start, and more were better there
     * @param seed any number
     * @return the algorithm
     */
    public static ImplicitAls of(int factors, long seed) {
        return new ImplicitAls(factors, 8, 40, 0.015, 1, seed);
    }

    @Override
    public String name() {
        return "als";
    }

    @Override
    public FactorModel fit(Interactions interactions, FitOptions options) {
        AlsObjective objective = new AlsObjective(confidence, regularisation, scaling);
        double[][] members = new double[interactions.members()][factors];
        double[][] items = drawn(interactions.items().size());
        for (int round = 1; round <= rounds; round++) {
            String stage = "round " + round + " of " + rounds;
            AlsHalfStep.solve(stage + ", members", interactions.byMember(), items, members, objective, options);
            AlsHalfStep.solve(stage + ", items", interactions.byItem(), members, items, objective, options);
        }
        return FactorModel.of(name(), interactions.items(), items, objective);
    }

    /** Evenly spread, with the deviation of 0.1 / sqrt(k) that Rendle and others start from. */
    private double[][] drawn(int items) {
        SplitMix64 random = SplitMix64.of(seed, Purpose.FACTORS);
        double reach = 0.1 * Math.sqrt(3.0 / factors);
        double[][] drawn = new double[items][factors];
        for (double[] row : drawn) {
            for (int k = 0; k < factors; k++) {
                row[k] = reach * (2 * random.unit() - 1);
            }
        }
        return drawn;
    }
}
