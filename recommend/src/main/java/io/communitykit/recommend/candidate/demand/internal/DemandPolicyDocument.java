package io.communitykit.recommend.candidate.demand.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.Describe;
import io.communitykit.recommend.candidate.demand.MissingSources;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code demand-policy}.
 *
 * @param version this edition
 * @param weights how much each source counts
 * @param missing what becomes of the weight of a source that does not know
 * @param forecast how a series is foreseen
 */
@Describe("How much is wanted, by several sources, and how that is foreseen.")
public record DemandPolicyDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("How much each source counts, in basis points; 10000 together.")
        WeightItem weights,

        @Describe(
                "What becomes of the weight of a source that does not know. reweighed: the others share it (the default). zero: it counts as 0.")
        @Nullable
        MissingSources missing,

        @Describe("How a series is foreseen; seasons of 7 periods, such as the days of a week, without it.") @Nullable
        ForecastItem forecast) {

    /**
     * How much each source counts.
     *
     * @param history what was bought and looked at
     * @param environment season, weather, holidays, events
     * @param discussion what members write and ask
     * @param supply what can be had
     */
    public record WeightItem(
            @Describe("What was bought and looked at.") @Min(0) @Max(10_000)
            int history,

            @Describe("Season, weather, holidays, events.") @Min(0) @Max(10_000)
            int environment,

            @Describe("What members write and ask.") @Min(0) @Max(10_000)
            int discussion,

            @Describe("What can be had: stock, sellers, prices.") @Min(0) @Max(10_000)
            int supply) {}

    /**
     * How a series is foreseen.
     *
     * @param season how many periods a season has
     * @param history how many periods are known at least
     * @param horizon how many periods are foreseen
     * @param recent how much the newest period counts in the recent level
     * @param usual how much the newest period counts in the usual level
     */
    public record ForecastItem(
            @Describe("How many periods a season has, such as 7 days; 1 for none.") @Min(1) @Max(10_000)
            int season,

            @Describe("How many periods are known before the first is foreseen; four seasons without it.")
            @Nullable
            @Min(1)
            @Max(100_000)
            Integer history,

            @Describe("How many periods are foreseen; a season without it.") @Nullable @Min(1) @Max(10_000)
            Integer horizon,

            @Describe("How much the newest period counts in the recent level, in basis points; 3000 without it.")
            @Nullable
            @Min(1)
            @Max(10_000)
            Integer recent,

            @Describe("How much the newest period counts in the usual level, in basis points; 500 without it.")
            @Nullable
            @Min(1)
            @Max(10_000)
            Integer usual) {}
}
