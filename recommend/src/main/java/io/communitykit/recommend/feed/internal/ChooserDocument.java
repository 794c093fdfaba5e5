package io.communitykit.recommend.feed.internal;

import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;

/** How new content is chosen, in a document. */
public sealed interface ChooserDocument permits ChooserDocument.EpsilonGreedy, ChooserDocument.Thompson {

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
}
