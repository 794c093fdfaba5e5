package io.communitykit.membership.points.internal;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Describe;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.TransferRule;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a currency is kept in lots, in a document.
 *
 * @param activation when points can be spent; at once by default
 * @param expiry when points are lost; never by default
 * @param order from which lots points are taken first; soonest expiry by default
 * @param holdFor after how long a hold that names no time is released; never by default
 * @param clawback what a refund does where the points are gone; within the balance by default
 * @param debtLimit the largest debt
 * @param grace how long points live that a refund returns to a lot that has expired; lost by default
 * @param reinstatement whether expired points may be brought back
 * @param transfer whether members may send points to one another; refused by default
 * @param value what points are worth in money
 */
public record LotsDocument(
        @Describe("When earned points can be spent; at once by default. A rule may say otherwise.") @Nullable
        ActivationDocument activation,

        @Describe("When points are lost; never by default. A rule may say otherwise.") @Nullable
        ExpiryDocument expiry,

        @Describe("From which lots points are taken first; expiry-first by default.") @Nullable
        ConsumptionOrder order,

        @Describe("After how long a hold that names no time is released, such as PT30M; never by default.") @Nullable
        Duration holdFor,

        @Describe("How a refund takes back earned points that are no longer there; within-balance by default.")
        @Nullable
        Clawback clawback,

        @Describe("The largest debt that a refund leaves; needed with the clawback limited-debt, and only there.")
        @Nullable
        @Min(0)
        Long debtLimit,

        @Describe(
                "How long points can be spent that a refund returns to a lot that has expired meanwhile; they are lost by default.")
        @Nullable
        CalendarSpan grace,

        @Describe("Whether expired points may be brought back; not by default.") @Nullable
        ReinstatementItem reinstatement,

        @Describe("Whether members may send points to one another; refused by default.") @Nullable
        TransferRule transfer,

        @Describe("What points are worth in money; needed with the clawback netted.") @Nullable
        ValueItem value) {

    /**
     * The window in which expired points may be brought back, in a document.
     *
     * @param within how long after the expiry
     * @param validFor how long they can be spent afterwards
     */
    public record ReinstatementItem(
            @Describe("How long after the expiry; the last day counts in full.")
            CalendarSpan within,

            @Describe("How long they can be spent afterwards; the last day counts in full.")
            CalendarSpan validFor) {}

    /**
     * What points are worth, in a document.
     *
     * @param points how many
     * @param money how much they are worth together
     */
    public record ValueItem(
            @Describe("How many points.") @Min(1) long points,

            @Describe("How much they are worth together; above 0.")
            Money money) {}
}
