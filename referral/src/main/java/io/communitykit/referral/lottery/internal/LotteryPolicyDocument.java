package io.communitykit.referral.lottery.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.Describe;
import io.communitykit.referral.lottery.LotteryPolicy.Form;
import io.communitykit.referral.program.RewardUnit;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code lottery-policy}.
 *
 * @param version this edition
 * @param program the activity
 * @param form whether a draw may come to nothing
 * @param zone whose days limits count
 * @param currency of what goods are worth
 * @param runs when draws may be made
 * @param seedCommitment of the seed
 * @param prizes what may be won
 * @param budgets what prizes may cost
 * @param pity after how many draws a prize of a class is sure
 * @param perMember how often a member may draw
 */
@Describe("A lottery or a blind box: prizes by published odds, drawn from a committed seed.")
public record LotteryPolicyDocument(
        @Describe("Names this edition; draws carry it. Change it with every change of the document.")
        PolicyVersion version,

        @Describe("Names the activity across its editions.") ProgramId program,

        @Describe(
                "lottery: odds that no prize has come to nothing. blind-box: every draw gives a prize, and the odds are 1,000,000 together.")
        Form form,

        @Describe("The zone whose days limits count, such as Asia/Shanghai.")
        ZoneId zone,

        @Describe("The currency of what goods are worth.") Currency currency,

        @Describe("When draws may be made; always without it.") @Nullable
        RunsItem runs,

        @Describe(
                "SHA-256 of the seed, 64 hexadecimal digits. Without it the seed's commitment is published in the activity's book before the first draw.")
        @Nullable
        String seedCommitment,

        @Describe("What may be won.") @NotEmpty List<PrizeItem> prizes,

        @Describe("What prizes may cost in all, by unit; any amount of a unit that is not named.")
        List<BudgetItem> budgets,

        @Describe("After how many draws a prize of a class is sure; never without it.") @Nullable
        PityItem pity,

        @Describe("How often a member may draw; once for each ticket without it.") @Nullable
        LimitsItem perMember) {

    /**
     * When draws may be made.
     *
     * @param from first instant
     * @param until first instant after
     */
    public record RunsItem(
            @Describe("The first instant.") Instant from,
            @Describe("The first instant after.") Instant until) {}

    /**
     * A prize.
     *
     * @param id names it
     * @param name what members read
     * @param odds in parts per million
     * @param stock how many there are
     * @param rarity of which class it is
     * @param reward what is paid
     * @param goods what is given out
     * @param onExhausted what is given instead
     */
    public record PrizeItem(
            @Describe("Names it in all editions.") String id,

            @Describe("What members read, in one line.") String name,

            @Describe(
                    "In parts per million of draws: 5000 are half a per cent. 0 for one that only stands in for another.")
            @Min(0)
            int odds,

            @Describe("How many there are in all; any number without it.") @Nullable @Min(0)
            Long stock,

            @Describe("Its class, such as ssr; the pity rule names one.") @Nullable
            String rarity,

            @Describe("What is paid; either this or goods.") @Nullable
            RewardItem reward,

            @Describe("What is given out; either this or reward.") @Nullable
            GoodsItem goods,

            @Describe(
                    "The id of the prize that is given where none of this is left or the budget does not reach; no prize without it.")
            @Nullable
            String onExhausted) {}

    /**
     * In what something is counted.
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
     * @param unit in what
     * @param amount how much
     */
    public record RewardItem(
            @Describe("In what.") UnitItem unit,
            @Describe("How much, such as 8.88.") BigDecimal amount) {}

    /**
     * Goods.
     *
     * @param id the shop's
     * @param worth what one costs
     */
    public record GoodsItem(
            @Describe("The shop's id of the goods; paid out as one of the benefit of this name.")
            String id,

            @Describe("What one costs, in the document's currency; the budget of that currency is charged.")
            BigDecimal worth) {}

    /**
     * A budget.
     *
     * @param unit in what
     * @param total how much
     */
    public record BudgetItem(
            @Describe("In what.") UnitItem unit,
            @Describe("How much in all.") BigDecimal total) {}

    /**
     * The pity rule.
     *
     * @param rarity which class
     * @param after how many draws without one
     */
    public record PityItem(
            @Describe("The class of which the next draw gives a prize.")
            String rarity,

            @Describe("After so many draws of a member without one.") @Min(1) @Max(1_000)
            int after) {}

    /**
     * How often a member may draw.
     *
     * @param day in a day
     * @param all in all
     */
    public record LimitsItem(
            @Describe("In a day of the zone.") @Nullable @Min(1) @Max(1_000_000)
            Integer day,

            @Describe("In all.") @Nullable @Min(1) @Max(1_000_000)
            Integer all) {}
}
