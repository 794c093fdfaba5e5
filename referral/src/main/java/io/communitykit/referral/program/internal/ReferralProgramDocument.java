package io.communitykit.referral.program.internal;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Describe;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReviewRule;
import io.communitykit.referral.program.RewardUnit;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code referral-program}.
 *
 * @param version this edition
 * @param program the program
 * @param zone the zone whose days caps count
 * @param currency of orders
 * @param runs when friends may qualify
 * @param levels how many levels are rewarded
 * @param entryFee what taking part costs
 * @param qualifies what makes a friend count
 * @param hold how long rewards wait
 * @param review what becomes of reviews that nobody finishes
 * @param coolDown the least time between two friends of one referrer
 * @param attributes event attributes that conditions use, and their types
 * @param rules the rewards
 * @param budgets what they may cost
 * @param economics what is believed
 */
@Describe("What members get for bringing friends, and what friends get.")
public record ReferralProgramDocument(
        @Describe("Names this edition; what is decided carries it. Change it with every change of the document.")
        PolicyVersion version,

        @Describe("Names the program across its editions.") ProgramId program,

        @Describe("The zone whose days, weeks and months caps count, such as Asia/Shanghai.")
        ZoneId zone,

        @Describe("The currency of orders.") Currency currency,

        @Describe("When friends may qualify; always without it.") @Nullable
        RunsItem runs,

        @Describe(
                "How many levels are rewarded; 1 without it, and nothing else is accepted: the friends of friends earn nobody a reward by head.")
        @Nullable
        @Min(1)
        Integer levels,

        @Describe("What taking part costs; nothing without it, and nothing else is accepted.") @Nullable
        BigDecimal entryFee,

        @Describe("What makes a friend count.") QualifiesItem qualifies,

        @Describe("How long rewards wait for refunds.") HoldItem hold,

        @Describe("What becomes of reviews that nobody finishes.")
        ReviewItem review,

        @Describe(
                "The least time between two friends of one referrer, such as PT10M; a friend who comes earlier counts later. None without it.")
        @Nullable
        Duration coolDown,

        @Describe("Event attributes that conditions use, and their types.")
        Map<AttributeName, AttributeType> attributes,

        @Describe("The rewards.") @NotEmpty List<RuleItem> rules,

        @Describe("What they may cost, for each unit; a unit without one is not limited.")
        List<BudgetItem> budgets,

        @Describe("What is believed of members, for the lint and the forecast.") @Nullable
        EconomicsItem economics) {

    /**
     * When friends may qualify.
     *
     * @param from first instant
     * @param until first instant after
     */
    public record RunsItem(
            @Describe("The first instant.") Instant from,
            @Describe("The first instant after.") Instant until) {}

    /**
     * What makes a friend count.
     *
     * @param on which fact
     * @param orders which orders
     * @param minimum what an order must be worth
     * @param within how long after the friend was brought
     */
    public record QualifiesItem(
            @Describe("registration: that the friend became a member. order: that the friend paid one.")
            Qualification.On on,

            @Describe("first: the friend's first order alone (the default). any: the first that is worth enough.")
            Qualification.@Nullable Orders orders,

            @Describe(
                    "What an order must be worth without tax and shipping, and still be worth after refunds; 0 without it.")
            @Nullable
            BigDecimal minimum,

            @Describe("How long after the friend was brought, such as P30D; for ever without it.") @Nullable
            Duration within) {}

    /**
     * How long rewards wait.
     *
     * @param from when it begins
     * @param length how long
     * @param receiptWithin when an order counts as received
     */
    public record HoldItem(
            @Describe("receipt: when the goods were received (the default). payment: when they were paid.")
            HoldRule.@Nullable From from,

            @Describe("How long, such as P7D.") Duration length,

            @Describe("An order counts as received so long after payment even if nobody said so; P15D without it.")
            @Nullable
            Duration receiptWithin) {}

    /**
     * What becomes of reviews that nobody finishes.
     *
     * @param within how long a review may take
     * @param then what happens then
     */
    public record ReviewItem(
            @Describe("How long a review may take, such as P3D.")
            Duration within,

            @Describe("refuse or approve.") ReviewRule.Timeout then) {}

    /**
     * A unit.
     *
     * @param kind of what kind
     * @param name which
     */
    public record UnitItem(
            @Describe("money, points or benefit.") RewardUnit.Kind kind,

            @Describe("An ISO 4217 currency, a points currency, a benefit.")
            String name) {}

    /**
     * A reward.
     *
     * @param id names it
     * @param rewards whom it rewards, for referrals
     * @param counts which facts it counts instead of referrals
     * @param unit in what it is paid
     * @param ladder what so many are worth
     * @param scope which friends are counted
     * @param caps limits on one beneficiary
     * @param clawback what becomes of what was paid when it turns out void
     */
    public record RuleItem(
            @Describe("Names the rule; rows of ledgers carry it. At most 200 bytes.")
            RuleId id,

            @Describe("Whom it rewards for referrals: referrer or friend. Exactly one of rewards and counts.") @Nullable
            Side rewards,

            @Describe("Which facts of a member it counts. Exactly one of rewards and counts.") @Nullable
            CountsItem counts,

            @Describe("In what it is paid.") UnitItem unit,

            @Describe("What so many are worth.") LadderItem ladder,

            @Describe(
                    "new: friends who qualify from now on (the default). lifetime: also those that members brought before.")
            @Nullable
            CountScope scope,

            @Describe("Limits on one beneficiary, applied in this order.")
            List<CapItem> caps,

            @Describe("What becomes of what was paid when it turns out void; net-next-payout without it.") @Nullable
            Clawback clawback) {}

    /**
     * Which facts a rule counts.
     *
     * @param fact of what type
     * @param where which of them
     */
    public record CountsItem(
            @Describe("The type of events it counts, such as content.shared.")
            EventType fact,

            @Describe("What must be true of the event; every event of the type without it.") @Nullable
            Condition where) {}

    /**
     * A ladder.
     *
     * @param mode what the steps mean
     * @param steps of rising numbers
     */
    public record LadderItem(
            @Describe(
                    "cumulative-target: so much in total. milestone-additive: so much more. per-referral-marginal: so much each from there on. per-referral-retroactive: so much each for all. every-n: so much for every so many.")
            LadderMode mode,

            @Describe("The steps, of rising numbers.") @NotEmpty
            List<StepItem> steps) {}

    /**
     * A step.
     *
     * @param at from how many on
     * @param amount how much
     */
    public record StepItem(
            @Describe("From how many on.") @Min(1) @Max(1_000_000_000)
            long at,

            @Describe("How much: money with its decimals, anything else whole.")
            BigDecimal amount) {}

    /**
     * A cap; exactly one of its limits.
     *
     * @param amount the most that is granted
     * @param count the most grants
     * @param each the most that one referral gives
     * @param per in which stretch of the calendar
     * @param rollingDays in how many days
     * @param onLimit what becomes of what does not fit
     */
    public record CapItem(
            @Describe("The most that is granted in the stretch. Exactly one of amount, count and each.") @Nullable
            BigDecimal amount,

            @Describe("The most grants in the stretch.") @Nullable @Min(0)
            Long count,

            @Describe("The most that one referral gives at once.") @Nullable
            BigDecimal each,

            @Describe("The stretch of the calendar; for all time without per and rollingDays.") @Nullable
            CapStretch per,

            @Describe("The stretch as so many days that end with the day in question.") @Nullable @Min(1) @Max(36_600)
            Integer rollingDays,

            @Describe(
                    "forfeit: all of the grant is lost. partial: what does not fit is lost (the default for amounts). queue: it waits for room.")
            @Nullable
            OnLimit onLimit) {}

    /** A stretch of the calendar. */
    public enum CapStretch {
        /** Midnight to midnight. */
        DAY,
        /** Monday to Sunday. */
        WEEK,
        /** A calendar month. */
        MONTH,
        /** Three months. */
        QUARTER,
        /** A calendar year. */
        YEAR
    }

    /**
     * A budget.
     *
     * @param unit in what
     * @param total how much
     * @param onLimit what becomes of what does not fit
     */
    public record BudgetItem(
            @Describe("In what.") UnitItem unit,
            @Describe("How much in all.") BigDecimal total,

            @Describe("forfeit, partial (the default) or queue.") @Nullable
            OnLimit onLimit) {}

    /**
     * What is believed.
     *
     * @param memberValue what a new member brings
     * @param fakeFriendCost what it costs to fake a friend
     * @param friendsPerDay how many friends qualify a day at first
     * @param pointWorth what a point is worth
     * @param benefitWorth what a benefit costs
     */
    public record EconomicsItem(
            @Describe("What a new member brings over time, after costs.")
            BigDecimal memberValue,

            @Describe("What it costs to fake a friend who qualifies.")
            BigDecimal fakeFriendCost,

            @Describe("How many friends are expected to qualify on each of the first days.") @Min(0) @Max(1_000_000_000)
            long friendsPerDay,

            @Describe("What one point is worth; nothing without it.") @Nullable
            BigDecimal pointWorth,

            @Describe("What one unlocked benefit costs; nothing without it.") @Nullable
            BigDecimal benefitWorth) {}
}
