package io.communitykit.recommend.candidate.factor;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;

/**
 * What is minimised for one row: {@code sum over all others i of c(i) (p(i) - x y(i))^2 + lambda x x}, with {@code c = 1 + confidence * weight} and p 1 where
 * there is a weight, or 0, and {@code lambda = regularisation * (sum of c)^scaling}.
 *
 * @param confidence how much a weight of 1 adds
 * @param regularisation how much large factors cost
 * @param scaling 0 for the same in all rows, 1 for in proportion to the confidences
 */
record AlsObjective(double confidence, double regularisation, double scaling) {

    /**
     * Checks the ranges.
     *
     * @param confidence 0.000001 to 1,000,000
     * @param regularisation 1e-9 to 1e9
     * @param scaling 0 to 1
     * @throws InvalidValueException if one is out of range
     */
    AlsObjective {
        check(confidence, regularisation, scaling);
    }

    static void check(double confidence, double regularisation, double scaling) {
        Checks.within("confidence", confidence, 1e-6, 1e6);
        Checks.within("regularisation", regularisation, 1e-9, 1e9);
        Checks.within("scaling of the regularisation", scaling, 0, 1);
    }

    double lambda(int others, double weights) {
        return regularisation * StrictMath.pow(others + confidence * weights, scaling);
    }
}
