package io.communitykit.referral.team.internal;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.Describe;
import io.communitykit.referral.team.TeamPolicy;
import io.communitykit.referral.team.TeamPolicy.AfterRefund;
import io.communitykit.referral.team.TeamPolicy.Joiners;
import io.communitykit.referral.team.TeamPolicy.LatePayment;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A policy document of kind {@code team-policy}.
 *
 * @param version this edition
 * @param program the activity
 * @param currency of payments
 * @param runs when teams may be opened
 * @param goal what makes a team complete
 * @param lasts how long a team waits
 * @param seatHold how long a seat is held
 * @param joiners who may join
 * @param perMember in how many teams a member may be
 * @param latePayment what becomes of a late payment
 * @param afterRefund what becomes of a complete team after a refund
 * @param reopenFor how long an opened one waits
 * @param virtualFill whether absent members count
 */
@Describe("A group-buy: members who buy together, or get their money back.")
public record TeamPolicyDocument(
        @Describe("Names this edition; teams that are opened carry it. Change it with every change of the document.")
        PolicyVersion version,

        @Describe("Names the activity across its editions.") ProgramId program,

        @Describe("The currency of payments.") Currency currency,

        @Describe("When teams may be opened; always without it.") @Nullable
        RunsItem runs,

        @Describe("What makes a team complete.") GoalItem goal,

        @Describe("How long a team waits from its opening on, such as PT24H.")
        Duration lasts,

        @Describe("How long a seat is held for its payment, such as PT15M, the default.") @Nullable
        Duration seatHold,

        @Describe("Who may join a team that another opened; anyone without it.") @Nullable
        Joiners joiners,

        @Describe("In how many teams that have not failed a member may be at once; any number without it.")
        @Nullable
        @Min(1)
        @Max(TeamPolicy.MAX_SEATS)
        Integer perMember,

        @Describe(
                "What becomes of a payment that finds its team closed or full. refund: it is paid back (the default). new-team: it opens a team of its own.")
        @Nullable
        LatePayment latePayment,

        @Describe(
                "What becomes of a complete team when a member's order is refunded. keep: it stays complete (the default). reopen: it waits for another member, and fails if nobody comes.")
        @Nullable
        AfterRefund afterRefund,

        @Describe("How long a team that is opened again waits at least, such as PT12H; only with reopen.") @Nullable
        Duration reopenFor,

        @Describe(
                "Lets members who are not there complete a team at its end. Off without it; a team that was completed so says so.")
        @Nullable
        FillItem virtualFill) {

    /**
     * When teams may be opened.
     *
     * @param from first instant
     * @param until first instant after
     */
    public record RunsItem(
            @Describe("The first instant.") Instant from,
            @Describe("The first instant after.") Instant until) {}

    /**
     * What makes a team complete: so many members, or so much money.
     *
     * @param members how many pay
     * @param amount how much is paid
     * @param seats how many seats there are, where an amount is the goal
     */
    public record GoalItem(
            @Describe("How many members pay; with an amount, how many at least (1 without it).")
            @Nullable
            @Min(1)
            @Max(TeamPolicy.MAX_SEATS)
            Integer members,

            @Describe("How much members pay together, such as 39.00.") @Nullable
            BigDecimal amount,

            @Describe("How many seats there are; only with an amount.") @Nullable @Min(2) @Max(TeamPolicy.MAX_SEATS)
            Integer seats) {}

    /**
     * Who is not there and counts.
     *
     * @param missing how many at most
     * @param reason why
     */
    public record FillItem(
            @Describe("How many at most.") @Min(1) int missing,

            @Describe("Why the operator does it; buyers may be deceived.")
            String reason) {}
}
