package io.communitykit.membership.tier.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * A policy document of kind {@code tier-program}.
 *
 * @param version this edition
 * @param ladders the ladders
 */
@Describe("The ladders of tiers that members climb.")
public record TierProgramDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("The ladders, side by side.") @NotEmpty List<Ladder> ladders) {

    /**
     * One ladder in a document.
     *
     * @param id its name
     * @param currency the currency whose balance decides
     * @param tiers the tiers
     */
    public record Ladder(
            @Describe("Names the ladder.") LadderId id,

            @Describe("The currency whose balance decides, such as growth.")
            CurrencyId currency,

            @Describe("The tiers, from the lowest to the highest.") @NotEmpty
            List<Step> tiers) {}

    /**
     * One tier in a document.
     *
     * @param id its name
     * @param from its threshold
     */
    public record Step(
            @Describe("Names the tier.") TierId id,

            @Describe("The balance from which on, that balance included, a member has the tier.")
            long from) {}
}
