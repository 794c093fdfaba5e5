package io.communitykit.membership.points.internal;

import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CurrencyId;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * A cap in a document.
 *
 * @param id its name
 * @param currency the currency it counts
 * @param per how long it counts before it starts anew
 * @param limit points a period
 * @param deductions what a deduction does to the room; gives it back by default
 */
public record CapDocument(
        @Describe("Names the cap; rules refer to it.") CapId id,
        @Describe("The currency it counts.") CurrencyId currency,

        @Describe("How long it counts before it starts anew.")
        CapPeriod per,

        @Describe("Points a member can get from its rules in a period; what exceeds it is cut off.") @Min(1)
        long limit,

        @Describe("Whether deductions of its rules give room back (the default) or not.")
        Cap.@Nullable Deductions deductions) {}
