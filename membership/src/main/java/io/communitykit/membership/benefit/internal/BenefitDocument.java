package io.communitykit.membership.benefit.internal;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.benefit.BenefitPeriod;
import io.communitykit.membership.benefit.Quota;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A benefit in a document. It has exactly one of {@code per} and {@code birthday}.
 *
 * @param id its name
 * @param per the calendar stretch with which quotas begin anew
 * @param birthday the days around a birthday, where quotas are for these
 * @param quotas what the tiers have of it
 * @param cost what a use costs
 */
public record BenefitDocument(
        @Describe("Names the benefit; a currency in lots of the points program has the same name.")
        CurrencyId id,

        @Describe("The calendar stretch with which quotas begin anew, such as month; this or birthday.") @Nullable
        CapPeriod per,

        @Describe("The days around a member's birthday in which quotas can be used, once a birthday; this or per.")
        @Nullable
        BirthdayItem birthday,

        @Describe("What the tiers have of it; without any, only packs and exchanges give it.")
        List<QuotaItem> quotas,

        @Describe("What a use costs the shop, for lint and forecasts.") @Nullable
        Money cost) {

    /**
     * Days around a birthday in a document.
     *
     * @param before how many before it
     * @param after how many after it
     */
    public record BirthdayItem(
            @Describe("How many days before the birthday.") @Min(0) @Max(BenefitPeriod.Birthday.MAX_DAYS)
            int before,

            @Describe("How many days after the birthday.") @Min(0) @Max(BenefitPeriod.Birthday.MAX_DAYS)
            int after) {}

    /**
     * A quota in a document.
     *
     * @param ladder the ladder
     * @param tier the tier
     * @param units how often
     */
    public record QuotaItem(
            @Describe("The ladder, one of the tier program.")
            LadderId ladder,

            @Describe("The tier of the ladder.") TierId tier,

            @Describe(
                    "How often members of the tier may use the benefit in each period; without it, as often as they like.")
            @Nullable
            @Min(1)
            @Max(Quota.MAX_UNITS)
            Long units) {}
}
