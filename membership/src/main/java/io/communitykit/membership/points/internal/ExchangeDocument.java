package io.communitykit.membership.points.internal;

import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.CurrencyId;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * A rate at which currencies are exchanged, in a document.
 *
 * @param id its name
 * @param from the currency that is given
 * @param give how many are given at a time
 * @param program the program whose currency is got; this one by default
 * @param to the currency that is got
 * @param get how many are got at a time
 */
public record ExchangeDocument(
        @Describe("Names the rate; entries carry it.") RuleId id,

        @Describe("The currency that is given.") CurrencyId from,

        @Describe("How many points are given at a time; what does not divide stays.") @Min(1)
        long give,

        @Describe("The program whose currency is got; this one by default.") @Nullable
        ProgramId program,

        @Describe("The currency that is got.") CurrencyId to,

        @Describe("How many points are got at a time.") @Min(1)
        long get) {}
