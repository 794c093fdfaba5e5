package io.communitykit.membership.tier.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.internal.CalendarSpan;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * A policy document of kind {@code tier-program}.
 *
 * @param version this edition
 * @param ladders the ladders
 * @param offers what can be bought
 */
@Describe("The ladders of tiers that members climb or are given.")
public record TierProgramDocument(
        @Describe("Names this edition; every change of a tier carries it.")
        PolicyVersion version,

        @Describe("The ladders, side by side.") @NotEmpty List<LadderDocument> ladders,

        @Describe("Tiers' time that members can buy with points or growth value.")
        List<Offer> offers) {

    /**
     * A tier's time that can be bought, in a document.
     *
     * @param id its name
     * @param currency what is paid with
     * @param price how many points
     * @param ladder the ladder
     * @param tier the tier
     * @param time for how long
     */
    public record Offer(
            @Describe("Names the offer; entries carry it.") RuleId id,

            @Describe("The currency that is paid with.") CurrencyId currency,

            @Describe("How many points it costs.") @Min(1) long price,

            @Describe("The ladder of the tier.") LadderId ladder,

            @Describe("The tier that the member has for the time, or a higher one that was climbed to.")
            TierId tier,

            @Describe("For how long, such as P1M; bought again before it is over, it lasts longer.")
            CalendarSpan time) {}
}
