package io.communitykit.membership.benefit.internal;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.benefit.Quota;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.internal.CalendarSpan;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pack in a document.
 *
 * @param id its name
 * @param where what must be true of the member
 * @param grants what is in it
 */
public record PackDocument(
        @Describe("Names the pack; entries carry it.") RuleId id,

        @Describe("What must be true of the member, by the declared attributes; without it, everybody may have it.")
        @Nullable
        Condition where,

        @Describe("What is in it.") @NotEmpty List<GrantItem> grants) {

    /**
     * A part of a pack in a document.
     *
     * @param benefit the benefit
     * @param units how many
     * @param validFor how long they can be used
     */
    public record GrantItem(
            @Describe("A benefit, or another currency in lots of the points program.")
            CurrencyId benefit,

            @Describe("How many.") @Min(1) @Max(Quota.MAX_UNITS)
            long units,

            @Describe(
                    "How long they can be used, the last day in full, such as P30D; without it, as long as the currency says.")
            @Nullable
            CalendarSpan validFor) {}
}
