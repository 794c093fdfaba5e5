package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Describe;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.plan.PlanKind;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.rate.BaseRule;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.tax.BracketRule;
import io.communitykit.referral.compliance.RewardBasis;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.spi.Withholding;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code commission-program}.
 *
 * @param version this edition
 * @param program which program
 * @param currency of all amounts
 * @param zone whose days
 * @param period how long a statement is
 * @param promoters which roles are paid
 * @param base what of a line is shared
 * @param holdDays how long a commission is held after receipt
 * @param plans what promoters are paid for
 * @param usualPlan the plan of who has no other
 * @param uplines what those above the promoter are given
 * @param entryFee what it costs to take part
 * @param cap what all levels may have of an order
 * @param clawback what becomes of released commission
 * @param buyers how long a buyer earns
 * @param withholding what is kept of payments
 * @param shop what lint compares with
 */
@Describe("What partners are paid for orders of those whom they brought, for tasks and for years.")
public record CommissionProgramDocument(
        @Describe("Names this edition.") PolicyVersion version,

        @Describe("Names the program; what is kept of it is kept under this name.")
        ProgramId program,

        @Describe("Currency of all amounts.") Currency currency,

        @Describe("Whose days count. The same in all editions.")
        ZoneId zone,

        @Describe("How long a statement is; a month without it. The same in all editions.")
        CalendarWindow.@Nullable Period period,

        @Describe("Which roles are paid; affiliates without it.")
        List<PromoterKind> promoters,

        @Describe("What of a line is shared beside what was paid for the goods; nothing without it.") @Nullable
        BaseItem base,

        @Describe("Whole days after the day of receipt for which a commission is held; 0 releases it on receipt.")
        @Min(0)
        @Max(3_650)
        int holdDays,

        @Describe("What promoters are paid for.") @NotEmpty @Size(max = 100)
        List<PlanItem> plans,

        @Describe("The plan of promoters who were given no other.")
        PlanId usualPlan,

        @Describe("What those above the promoter are given, the nearest first; one at most, and nobody without it.")
        @Size(max = 10)
        List<LevelItem> uplines,

        @Describe("What it costs to take part. Anything but nothing is refused.") @Nullable
        Money entryFee,

        @Describe(
                "What all levels together may have of what was paid for an order, in basis points; needed with uplines.")
        @Nullable
        @Min(0)
        @Max(10_000)
        Integer cap,

        @Describe("What becomes of released commission when its order is paid back; net-next-statement without it.")
        @Nullable
        ClawbackPolicy clawback,

        @Describe("How long a buyer earns; for ever without it.") @Nullable
        BuyerItem buyers,

        @Describe(
                "What is kept of payments for the tax office, the first rule that covers an income first; nothing without it.")
        @Size(max = 100)
        List<TaxItem> withholding,

        @Describe("What lint compares with; decides nothing.") @Nullable
        ShopItem shop) {

    /**
     * What of a line is shared.
     *
     * @param tax the tax
     * @param shipping the shipping
     * @param coupon what coupons took off
     */
    public record BaseItem(
            @Describe("Whether tax is shared; excluded without it.")
            BaseRule.@Nullable Part tax,

            @Describe("Whether shipping is shared; excluded without it.")
            BaseRule.@Nullable Part shipping,

            @Describe("Whether what coupons took off is shared as though it had been paid; excluded without it.")
            BaseRule.@Nullable Part coupon) {}

    /**
     * A plan.
     *
     * @param id names it
     * @param kind for whom
     * @param annualFee what a year pays
     * @param mode what reaching a tier changes
     * @param tiers what sales pay
     * @param tasks what tasks pay
     */
    public record PlanItem(
            @Describe("Names it.") PlanId id,

            @Describe("For whom: head needs an annual fee, waist tiers, foot tasks.")
            PlanKind kind,

            @Describe("What a year pays.") @Nullable Money annualFee,

            @Describe("What reaching a tier changes; needed with more than one tier.") @Nullable
            TierMode mode,

            @Describe("What sales pay, by the volume of the period; nothing without it.") @Size(max = 50)
            List<TierItem> tiers,

            @Describe("What each kind of task pays.") @Size(max = 1_000)
            Map<TaskId, Money> tasks) {}

    /**
     * A tier.
     *
     * @param from volume of the period
     * @param rate of what is in no category below
     * @param categories rates of categories
     */
    public record TierItem(
            @Describe("Volume of the period at which the tier begins; nothing for the first one.") @Nullable
            Money from,

            @Describe("Basis points of the base.") @Min(0) @Max(10_000)
            int rate,

            @Describe("Basis points for categories of their own rate.") @Size(max = 1_000)
            Map<CategoryId, @Min(0) @Max(10_000) Integer> categories) {}

    /**
     * A level above the promoter.
     *
     * @param basis of what
     * @param rate how much of it
     */
    public record LevelItem(
            @Describe("Of what: net-paid or level-one-commission. Anything else is refused.")
            RewardBasis basis,

            @Describe("Basis points of it.") @Min(1) @Max(10_000)
            int rate) {}

    /**
     * How long a buyer earns.
     *
     * @param orders how many orders
     * @param days how many days
     */
    public record BuyerItem(
            @Describe("The first so many orders of each buyer; all without it.") @Nullable @Min(1) @Max(1_000_000)
            Integer orders,

            @Describe(
                    "Orders paid less than so many days after the first touch that was credited; for ever without it.")
            @Nullable
            @Min(1)
            @Max(100_000)
            Integer days) {}

    /**
     * A rule of withholding.
     *
     * @param id names it
     * @param beneficiaries for whom
     * @param incomes for what
     * @param measure what is laid into the brackets
     * @param brackets the brackets
     */
    public record TaxItem(
            @Describe("Names it; statements do too.") RuleId id,

            @Describe("For whom; everybody without it.") List<Withholding.Beneficiary> beneficiaries,

            @Describe("For what; everything without it.") List<Withholding.IncomeKind> incomes,

            @Describe("What is laid into the brackets.") BracketRule.Measure measure,

            @Describe("The brackets, rising.") @NotEmpty @Size(max = 50)
            List<BracketItem> brackets) {}

    /**
     * A bracket.
     *
     * @param from where it begins
     * @param rate of what is above
     */
    public record BracketItem(
            @Describe("Where it begins; nothing for the first one.") @Nullable
            Money from,

            @Describe("Basis points of what is above.") @Min(0) @Max(10_000)
            int rate) {}

    /**
     * What lint compares with.
     *
     * @param margin gross margin
     * @param returnDays days of return
     * @param largestOrder a large order
     */
    public record ShopItem(
            @Describe("Gross margin of what is sold, in basis points.") @Nullable @Min(0) @Max(10_000)
            Integer margin,

            @Describe("Days for which goods may be returned.") @Nullable @Min(0) @Max(3_650)
            Integer returnDays,

            @Describe("An order that is hardly exceeded.") @Nullable
            Money largestOrder) {}
}
