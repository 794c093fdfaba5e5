package io.communitykit.referral.commission.internal;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.rate.Earning;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.RefundedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is kept of an order, part by part. */
final class OrderParts {

    private OrderParts() {}

    /**
     * The snapshot that an order was decided by.
     *
     * @param digest of the fact
     * @param paidAt when it was paid
     * @param plan by which plan
     * @param policy the edition whose rates decided
     * @param period whose volume it counts to
     * @param lines what may be refunded
     * @param earning what it earned
     * @param reason why less than in full
     * @param volume whether it counts to the volume
     * @param tier what the tiers moved by it
     */
    record Decided(
            ContentDigest digest,
            Instant paidAt,
            PlanId plan,
            PolicyVersion policy,
            LocalDate period,
            List<Line> lines,
            Earning earning,
            Optional<Reason> reason,
            Counting volume,
            long tier) {

        Decided {
            lines = List.copyOf(lines);
        }

        Decided withTier(long moved) {
            return new Decided(digest, paidAt, plan, policy, period, lines, earning, reason, volume, moved);
        }
    }

    /** Whether an order counts to the volume of its period. */
    enum Counting {
        /** It does. */
        COUNTED,
        /**
         * It does not: it is of another level, of a plan without rates, beyond the limit of its buyer, or under a cap that the period's
         * rates could break.
         */
        NOT_COUNTED
    }

    /**
     * What may be refunded of a line.
     *
     * @param id which
     * @param category of what
     * @param net what was paid for it
     */
    record Line(LineId id, Optional<CategoryId> category, long net) {}

    /**
     * The receipt.
     *
     * @param key the fact
     * @param at when
     */
    record Receipt(String key, Instant at) {}

    /**
     * When the commission comes to a statement.
     *
     * @param at when
     * @param period the statement's first day
     */
    record Release(Instant at, LocalDate period) {}

    /**
     * A refund.
     *
     * @param key the fact
     * @param digest of the fact
     * @param at when
     * @param asked what it asked for
     * @param telling whether it came before the order was paid
     * @param outcome what came of it; empty while the order is not paid
     */
    record Refund(
            String key,
            ContentDigest digest,
            Instant at,
            List<RefundedLine> asked,
            Arrival telling,
            Optional<Outcome> outcome) {

        Refund {
            asked = List.copyOf(asked);
        }

        Refund with(Outcome came) {
            return new Refund(key, digest, at, asked, telling, Optional.of(came));
        }
    }

    /** When a refund was told. */
    enum Arrival {
        /** After the order was paid. */
        IN_ORDER,
        /** Before. */
        EARLY
    }

    /**
     * What came of a refund.
     *
     * @param excess what was beyond what was paid
     * @param clawed what it took back
     * @param waived what it would have taken back, had it not been paid out
     * @param tier what the tiers moved by it
     */
    record Outcome(List<RefundedLine> excess, long clawed, long waived, long tier) {

        Outcome {
            excess = List.copyOf(excess);
        }

        Outcome withTier(long moved) {
            return new Outcome(excess, clawed, waived, moved);
        }
    }
}
