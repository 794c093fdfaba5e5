package io.communitykit.recommend.feed.internal;

import io.communitykit.core.policy.Describe;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How the first places are chosen, in a document. */
public sealed interface VarietyDocument permits VarietyDocument.Mmr, VarietyDocument.Dpp, VarietyDocument.Xquad {

    /**
     * Maximal marginal relevance.
     *
     * @param mmr lambda
     */
    @Describe("Maximal marginal relevance.")
    record Mmr(
            @Describe("Lambda, 0 to 1: how much the score counts against likeness.")
            BigDecimal mmr) implements VarietyDocument {}

    /**
     * The determinantal point process.
     *
     * @param dpp alpha
     * @param window so many choices before count
     */
    @Describe("The determinantal point process, greedily.")
    record Dpp(
            @Describe("Alpha, 0 to 20: how much the score counts against likeness.")
            BigDecimal dpp,

            @Describe("So many choices before count; 10 by default.") @Nullable @Min(2) @Max(1_000)
            Integer window)
            implements VarietyDocument {}

    /**
     * Covering of categories.
     *
     * @param xquad lambda
     */
    @Describe("The page covers the categories as often as they stand among the candidates (xQuAD).")
    record Xquad(
            @Describe("Lambda, 0 to 1: how much covering counts against the score.")
            BigDecimal xquad) implements VarietyDocument {}
}
