package io.communitykit.membership.points.internal;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.Multiplier;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The multipliers in a document.
 *
 * @param combine what happens where several apply to one grant
 * @param rounding what happens to a fraction of a point
 * @param list the multipliers
 */
public record MultipliersDocument(
        @Describe(
                "What happens where several apply to one grant: the largest counts, the surpluses add up, or they multiply.")
        Multiplier.Combination combine,

        @Describe(
                "What happens to a fraction where a fixed grant is multiplied; a measured one is rounded once, as its rule says.")
        RoundingMode rounding,

        @Describe("The multipliers.") @NotEmpty List<Item> list) {

    /**
     * One multiplier in a document.
     *
     * @param id its name
     * @param factor what points are multiplied by
     * @param where what must be true of the event
     * @param from events from this instant on
     * @param until events before this instant
     * @param rules the rules it applies to
     * @param tiers the tiers that a member must have
     */
    public record Item(
            @Describe("Names the multiplier; entries carry it.")
            RuleId id,

            @Describe("What the points are multiplied by, such as 2 or 1.5.") @DecimalMin("0")
            BigDecimal factor,

            @Describe("What must be true of the event; without it, it always applies.") @Nullable
            Condition where,

            @Describe("Applies to events that occurred from this instant on.") @Nullable
            Instant from,

            @Describe("Applies to events that occurred before this instant.") @Nullable
            Instant until,

            @Describe("The rules it applies to; none named means all.")
            List<RuleId> rules,

            @Describe("The tiers of which a member must have one; without it, members of all tiers and of none.")
            @Nullable
            Tiers tiers) {}

    /**
     * Tiers of a ladder in a document.
     *
     * @param ladder the ladder
     * @param in the tiers
     */
    public record Tiers(
            @Describe("The ladder, of the tier program that the points program is used with.")
            LadderId ladder,

            @Describe("The tiers.") @NotEmpty List<TierId> in) {}
}
