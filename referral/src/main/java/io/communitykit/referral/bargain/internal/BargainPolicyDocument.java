package io.communitykit.referral.bargain.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.Describe;
import io.communitykit.referral.bargain.BargainPolicy.BuyAt;
import io.communitykit.referral.bargain.Split;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code bargain-policy}.
 *
 * @param version this edition
 * @param program the activity
 * @param currency of prices
 * @param zone whose days limits count
 * @param runs when bargains may be started
 * @param price before anybody helped
 * @param floor after everybody did
 * @param helpers how many help
 * @param minimum the least cut
 * @param split how it is shared out
 * @param decay each cut's share of the one before
 * @param newcomerWeight a newcomer's mean
 * @param lasts how long friends may help
 * @param buyWithin how long after that it may be bought
 * @param buyAt whether before the floor
 * @param limits how often a member takes part
 */
@Describe("A bargain: friends cut the price of one thing.")
public record BargainPolicyDocument(
        @Describe(
                "Names this edition; bargains that are started carry it. Change it with every change of the document.")
        PolicyVersion version,

        @Describe("Names the activity across its editions.") ProgramId program,

        @Describe("The currency of price and floor.") Currency currency,

        @Describe("The zone whose days limits count, such as Asia/Shanghai.")
        ZoneId zone,

        @Describe("When bargains may be started; always without it.") @Nullable
        RunsItem runs,

        @Describe("The price before anybody helped, such as 300.00.")
        BigDecimal price,

        @Describe("The price when everybody did, such as 200.00; reached with the last helper and not before.")
        BigDecimal floor,

        @Describe("How many help.") int helpers,

        @Describe("The least cut, such as 0.50; the smallest coin without it.") @Nullable
        BigDecimal minimum,

        @Describe(
                "How the cuts are shared out. uniform-cuts: all alike. double-mean: as red packets are. decay: the first are the largest. weighted: newcomers cut more.")
        Split split,

        @Describe("Each cut's share of the one before in basis points, such as 8000; only with decay.") @Nullable
        Integer decay,

        @Describe("A newcomer's mean cut in relation to others' in basis points, such as 30000; only with weighted.")
        @Nullable
        Integer newcomerWeight,

        @Describe("How long friends may help from the start on, such as PT24H.")
        Duration lasts,

        @Describe("How long after that it may still be bought, such as PT2H; not at all without it.") @Nullable
        Duration buyWithin,

        @Describe(
                "floor: it is bought when the price is at its floor (the default). any-price: at whatever the price is.")
        @Nullable
        BuyAt buyAt,

        @Describe("How often a member takes part; as often as the member likes without it.") @Nullable
        LimitsItem limits) {

    /**
     * When bargains may be started.
     *
     * @param from first instant
     * @param until first instant after
     */
    public record RunsItem(
            @Describe("The first instant.") Instant from,
            @Describe("The first instant after.") Instant until) {}

    /**
     * How often a member takes part.
     *
     * @param bargains how many a member may start
     * @param helpsPerDay how often a member may help on one day
     * @param helps how often a member may help in all
     */
    public record LimitsItem(
            @Describe("How many bargains a member may start in all.") @Nullable @Min(1)
            Integer bargains,

            @Describe("How often a member may help others on one day.") @Nullable @Min(1)
            Integer helpsPerDay,

            @Describe("How often a member may help others in all.") @Nullable @Min(1)
            Integer helps) {}
}
