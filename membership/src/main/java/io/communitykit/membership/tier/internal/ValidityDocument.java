package io.communitykit.membership.tier.internal;

import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.internal.CalendarSpan;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** How long a tier is kept before it is looked at again, in a document. */
public sealed interface ValidityDocument
        permits ValidityDocument.Continuous, ValidityDocument.PeriodEnd, ValidityDocument.Term {

    /**
     * No longer than there is enough.
     *
     * @param asLongAs says so
     */
    @Describe("As long as the value is enough to keep the tier, and no longer.")
    record Continuous(@Describe("Says so.") Condition asLongAs) implements ValidityDocument {}

    /** The one word for tiers that are looked at all the time. */
    enum Condition {
        /** The value is at least what keeps the tier. */
        ENOUGH
    }

    /**
     * To the end of a period.
     *
     * @param until says so
     * @param later how many periods later; 0 by default
     */
    @Describe(
            "Until the end of the window's period in which the tier was reached, or of a later one; each review that is passed keeps it for one more. For windows that have periods.")
    record PeriodEnd(
            @Describe("Says so.") End until,

            @Describe("How many periods later; 0 by default, 1 for the end of the next.") @Nullable @Min(0) @Max(100)
            Integer later)
            implements ValidityDocument {}

    /** The one word for tiers that are looked at with a period. */
    enum End {
        /** The end of a period of the window. */
        PERIOD_END
    }

    /**
     * So long.
     *
     * @param term how long
     */
    @Describe("So long after the day on which the tier was reached or last confirmed.")
    record Term(@Describe("How long, such as P12M.") CalendarSpan term) implements ValidityDocument {}
}
