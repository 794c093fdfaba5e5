package io.communitykit.recommend.feed.internal;

import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How new content is chosen, in a document. */
public sealed interface ChooserDocument
        permits ChooserDocument.EpsilonGreedy, ChooserDocument.Thompson, ChooserDocument.LinUcb {

    /**
     * The best, and now and then any.
     *
     * @param epsilonGreedy how often any
     */
    @Describe("The best rate, and now and then any.")
    record EpsilonGreedy(
            @Describe("How often any, in basis points.") @Min(0) @Max(10_000)
            int epsilonGreedy) implements ChooserDocument {}

    /**
     * As likely as it may be the best.
     *
     * @param thompson successes assumed beforehand
     * @param failures assumed beforehand
     */
    @Describe("As likely as it may be the best (Thompson).")
    record Thompson(
            @Describe("Successes assumed beforehand, such as 1.")
            BigDecimal thompson,

            @Describe("Failures assumed beforehand, such as 10.")
            BigDecimal failures)
            implements ChooserDocument {}

    /**
     * What a model promises, and more the less it knows.
     *
     * @param linUcb how much what is not known counts
     * @param ridge what the diagonal of a fresh model begins with
     * @param even how often any
     */
    @Describe("What a linear model of the signals promises, and more the less it knows of such content (LinUCB).")
    record LinUcb(
            @Describe("How much what is not known counts, such as 0.5.")
            BigDecimal linUcb,

            @Describe("What the diagonal of a fresh model begins with; 1 without it.") @Nullable
            BigDecimal ridge,

            @Describe(
                    "How often any in its place, in basis points, so that a log says something of other weights; 1000 without it.")
            @Nullable
            @Min(0)
            @Max(10_000)
            Integer even)
            implements ChooserDocument {}
}
