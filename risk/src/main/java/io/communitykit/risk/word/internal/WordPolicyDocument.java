package io.communitykit.risk.word.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.Describe;
import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.WeakUse;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordPolicy.BoundaryChoice;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code word-policy}.
 *
 * @param version this edition
 * @param folding what is seen through
 * @param boundaries whether hits across two Chinese words are spared
 * @param rules what follows from hits
 * @param lowHits so many hits that pass alone are reviewed together
 * @param weak the second pass
 */
@Describe("What follows when sensitive words are found, and what is seen through to find them.")
public record WordPolicyDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("What is seen through; without it, everything but line breaks.") @Nullable
        FoldingItem folding,

        @Describe("Whether hits that lie across two Chinese words are spared; chinese by default.") @Nullable
        BoundaryChoice boundaries,

        @Describe(
                "What follows, the first rule that fits first; where none fits, high blocks, medium is reviewed, low passes.")
        List<RuleItem> rules,

        @Describe("So many hits that pass alone are reviewed together; without it, never.") @Nullable @Min(1)
        Integer lowHits,

        @Describe("The second pass for homophones, pinyin, split characters and the like; without it, for what passed.")
        @Nullable
        WeakItem weak) {

    /**
     * What is seen through.
     *
     * @param without tricks that are not seen through
     * @param with tricks that are, beyond the usual
     * @param maxGap how many visible characters may be skipped between two of a word
     */
    public record FoldingItem(
            @Describe("Strong tricks that are not seen through.")
            List<Evasion> without,

            @Describe("Strong tricks that are seen through beyond the usual: line-break.")
            List<Evasion> with,

            @Describe("How many visible characters may be skipped between two of a word; 4 by default.")
            @Nullable
            @Min(0)
            @Max(Folding.WIDEST_GAP)
            Integer maxGap) {}

    /**
     * What follows from hits of some kinds.
     *
     * @param categories the categories it speaks of
     * @param from the lowest level it speaks of
     * @param action what follows
     */
    public record RuleItem(
            @Describe("The categories it speaks of; without it, all.")
            List<WordCategory> categories,

            @Describe("The lowest level it speaks of; low by default.") @Nullable
            Level from,

            @Describe("What follows.") Action action) {}

    /**
     * The second pass.
     *
     * @param use when it is run
     * @param kinds the tricks that count
     * @param from the least confidence
     */
    public record WeakItem(
            @Describe("When it is run.") WeakUse use,

            @Describe("The weak tricks that count; without it, all.")
            List<Evasion> kinds,

            @Describe("The least confidence in basis points; 0 by default.") @Nullable @Min(0) @Max(Hit.CERTAIN)
            Integer from) {}
}
