package io.communitykit.recommend.candidate.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Describe;
import io.communitykit.recommend.signal.SignalId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code candidate-policy}.
 *
 * @param version this edition
 * @param behaviours what counts as interest
 * @param merge how lists become one
 * @param sources which sources are asked
 */
@Describe("Where a feed's candidates come from.")
public record CandidatePolicyDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("What counts as interest in an item, and how it fades.") @NotEmpty
        List<BehaviourItem> behaviours,

        @Describe("How the sources' lists become one; by reciprocal rank with 60 without it.") @Nullable
        MergeDocument merge,

        @Describe("Which sources are asked, and how much each counts.") @NotEmpty
        List<SourceItem> sources) {

    /**
     * A kind of behaviour.
     *
     * @param kind its name
     * @param weight how much it counts
     * @param halfLife how fast it fades
     */
    public record BehaviourItem(
            @Describe("The kind, such as view, like, favourite, cart or buy.")
            SignalId kind,

            @Describe("How much it counts; above 0, at most 1000000.")
            BigDecimal weight,

            @Describe("After how long half of it is left; it never fades without it.") @Nullable
            Duration halfLife) {}

    /**
     * A source.
     *
     * @param id its name
     * @param weight how much it counts
     * @param limit how many candidates it is asked for
     */
    public record SourceItem(
            @Describe("Names the source, as the host registers it.")
            RuleId id,

            @Describe("How much it counts; above 0, at most 1000.")
            BigDecimal weight,

            @Describe("How many candidates it is asked for; 500 without it.") @Nullable @Min(1) @Max(10_000)
            Integer limit) {}
}
