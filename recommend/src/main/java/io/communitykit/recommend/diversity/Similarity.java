package io.communitykit.recommend.diversity;

import java.util.Arrays;
import java.util.List;

/**
 * How alike two candidates are: 0 to 1, the same both ways, 1 for a candidate and itself. Candidates are named by their index.
 *
 * <p>The ready ones are positive semi-definite (no weighting of candidates has a negative spread), which {@link Dpp} stands on; each says why.
 * They are immutable and safe for many threads. One of your own need not be so for {@link Mmr}.
 */
@FunctionalInterface
public interface Similarity {

    /**
     * How alike two candidates are.
     *
     * @param a one candidate
     * @param b the other
     * @return 0 to 1
     */
    double of(int a, int b);

    /**
     * Adds the similarity of one candidate with each of the first {@code n}, times a weight. What it adds for the candidate itself does not
     * count.
     *
     * @param item the candidate
     * @param weight times this
     * @param n so many candidates, from index 0
     * @param into what is added to
     */
    default void add(int item, double weight, int n, double[] into) {
        for (int i = 0; i < n; i++) {
            into[i] += weight * of(item, i);
        }
    }

    /**
     * The similarity of one candidate with each of the first {@code n}; the same as {@link #of} but for rounding, at most 1e-12.
     *
     * @param item the candidate
     * @param n so many candidates, from index 0
     * @param into where the row goes
     */
    default void row(int item, int n, double[] into) {
        Arrays.fill(into, 0, n, 0);
        add(item, 1, n, into);
        into[item] = 1;
    }

    /**
     * 1 for two of one group, else 0. Positive semi-definite: sorted by group it is blocks of ones along the diagonal, and each is the product
     * of a vector of ones with itself.
     *
     * @param groups the group of each candidate; below 0 is none, which is like nothing but itself
     * @return the similarity
     */
    static Similarity sameGroup(int[] groups) {
        return new SameGroup(groups);
    }

    /**
     * How many tags two candidates share, out of all that either has. Positive semi-definite (Gower 1971; Bouchard, Jousselme and Dor&eacute;
     * 2013). A candidate without tags is like nothing but itself.
     *
     * @param tags the tags of each candidate; those of one candidate in any order, repeats count once
     * @return the similarity
     */
    static Similarity jaccard(int[][] tags) {
        return new JaccardOfTags(tags);
    }

    /**
     * The cosine of the angle between two vectors without negative parts. Positive semi-definite: it holds the products of vectors of length 1.
     * A vector of zeros is like nothing but itself.
     *
     * @param vectors the vector of each candidate, all of one dimension; finite, 0 or more
     * @return the similarity
     * @throws io.communitykit.core.InvalidValueException if a part is negative or not finite, or the dimensions differ
     */
    static Similarity cosine(float[][] vectors) {
        return CosineOfVectors.plain(vectors);
    }

    /**
     * {@code (1 + cosine) / 2}, for vectors of any sign, as Chen, Zhang and Zhou (2018) map it to 0 to 1. Positive semi-definite as half the sum
     * of a matrix of ones and the cosines; to cut the negative cosines to 0 would not be. A vector of zeros has a cosine of 0.
     *
     * @param vectors the vector of each candidate, all of one dimension; finite
     * @return the similarity
     * @throws io.communitykit.core.InvalidValueException if a part is not finite, or the dimensions differ
     */
    static Similarity shiftedCosine(float[][] vectors) {
        return CosineOfVectors.shifted(vectors);
    }

    /**
     * The average of similarities by weight. Positive semi-definite where its parts are, as any sum of such with weights above 0.
     *
     * @param parts one or more
     * @return the similarity
     * @throws io.communitykit.core.InvalidValueException if there is no part
     */
    static Similarity weighted(List<Weighted> parts) {
        return new WeightedSimilarity(parts);
    }

    /**
     * One part of {@link #weighted}.
     *
     * @param similarity what is weighted
     * @param weight above 0, at most 1e12; the weights are divided by their sum
     */
    record Weighted(Similarity similarity, double weight) {

        /**
         * Checks the weight.
         *
         * @param similarity what is weighted
         * @param weight above 0, at most 1e12
         */
        public Weighted {
            Inputs.within("weight of a similarity", weight, Double.MIN_NORMAL, 1e12);
        }
    }
}
