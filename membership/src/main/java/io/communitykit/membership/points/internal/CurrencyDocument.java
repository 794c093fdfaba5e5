package io.communitykit.membership.points.internal;

import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.CurrencyId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * A currency in a document.
 *
 * @param id its name
 * @param start what an account begins with; 0 by default
 * @param floor what no deduction goes below; 0 by default
 * @param lots how it is kept in lots; not at all by default
 */
public record CurrencyDocument(
        @Describe("Names the currency.") CurrencyId id,

        @Describe("What an account begins with; 0 by default.")
        @Nullable
        @Min(-1_000_000_000_000_000_000L)
        @Max(1_000_000_000_000_000_000L)
        Long start,

        @Describe("No deduction takes the balance below this; 0 by default, and always 0 where there are lots.")
        @Nullable
        Long floor,

        @Describe(
                "How it is kept in lots, so that it can be spent and may expire; leave it out for a currency that is neither spent by members nor expires, such as growth value.")
        @Nullable
        LotsDocument lots) {}
