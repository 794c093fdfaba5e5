package io.communitykit.referral.commission;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.commission.plan.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Why a promoter gets what by an order. Immutable and safe for many threads.
 *
 * @param order which order
 * @param level 1 for who brought the buyer, 2 for who had brought that one
 * @param paidAt when it was paid
 * @param plan by which plan
 * @param policy the edition whose rates decided
 * @param period first day of the period whose volume it counts to
 * @param full what it earned
 * @param commission what was given; less than {@code full} for a reason
 * @param reason why less
 * @param takenBack what refunds took back
 * @param waived what refunds would have taken back, had it not been paid out
 * @param receivedAt when it was received; empty as long as it was not
 * @param releaseAt when it comes, or came, to a statement; empty as long as it was not received
 * @param stage how far it is, as of the clock
 */
public record OrderCommission(
        OrderId order,
        int level,
        Instant paidAt,
        PlanId plan,
        PolicyVersion policy,
        LocalDate period,
        long full,
        long commission,
        Optional<Reason> reason,
        long takenBack,
        long waived,
        Optional<Instant> receivedAt,
        Optional<Instant> releaseAt,
        Stage stage) {

    /** How far an order's commission is. */
    public enum Stage {
        /** The order was not received yet. */
        AWAITING_RECEIPT,
        /** It was received; goods may still be returned. */
        HELD,
        /** It is in a statement. */
        RELEASED,
        /** The statement that it is in was settled. */
        SETTLED
    }
}
