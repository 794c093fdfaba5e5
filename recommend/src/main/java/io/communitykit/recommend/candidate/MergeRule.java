package io.communitykit.recommend.candidate;

import io.communitykit.recommend.internal.Checks;

/** How the lists of several sources become one. Ties are in the order of item ids. */
public sealed interface MergeRule {

    /**
     * What a source adds for an item.
     *
     * @param weight of the source
     * @param rank of the item in its list, from 1
     * @param score of the item in its list
     * @param best the largest score of its list
     * @return above 0
     */
    double share(double weight, int rank, double score, double best);

    /**
     * By places only: {@code weight / (k + rank)} (Cormack, Clarke and Büttcher, Reciprocal Rank Fusion, SIGIR 2009; they take 60).
     *
     * @param k how little the first places stand out, 0 to 10,000
     */
    record ReciprocalRank(int k) implements MergeRule {

        /**
         * Checks the range.
         *
         * @param k how little the first places stand out
         */
        public ReciprocalRank {
            Checks.within("k of reciprocal rank", k, 0, 10_000);
        }

        @Override
        public double share(double weight, int rank, double score, double best) {
            return weight / (k + rank);
        }
    }

    /** By scores, each list's divided by its best: {@code weight * score / best}. */
    record Weighted() implements MergeRule {
        @Override
        public double share(double weight, int rank, double score, double best) {
            return weight * (score / best);
        }
    }
}
