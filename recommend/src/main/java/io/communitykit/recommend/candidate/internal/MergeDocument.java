package io.communitykit.recommend.candidate.internal;

import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How lists become one, in a document. */
public sealed interface MergeDocument permits MergeDocument.ReciprocalRank, MergeDocument.Weighted {

    /**
     * By places only.
     *
     * @param reciprocalRank k
     */
    @Describe("By places only: weight / (k + place).")
    record ReciprocalRank(
            @Describe("k: how little the first places stand out, such as 60.") @Min(0) @Max(10_000)
            int reciprocalRank) implements MergeDocument {}

    /**
     * By scores.
     *
     * @param weighted by what scores are divided
     */
    @Describe("By scores: weight * score / best score of the source.")
    record Weighted(@Describe("By what scores are divided.") Norm weighted) implements MergeDocument {}

    /** By what the scores of a source are divided. */
    enum Norm {
        /** By its best. */
        BEST
    }
}
