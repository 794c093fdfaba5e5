package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.Reason;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.Movement;
import io.communitykit.referral.commission.Movement.Kind;
import io.communitykit.referral.commission.internal.OrderParts.Arrival;
import io.communitykit.referral.commission.internal.OrderParts.Decided;
import io.communitykit.referral.commission.internal.OrderParts.Outcome;
import io.communitykit.referral.commission.internal.OrderParts.Refund;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what a fact did, from what is kept of it: so that telling it again is answered as it was at first.
 *
 * @param program the edition that decides
 * @param attribution the order's snapshot
 * @param sides the order in the books
 */
record Movements(CommissionProgram program, OrderAttribution attribution, Sides sides) {

    /** Why who had brought the promoter is not paid, though the program pays a second level. */
    static Optional<Reason> skipped(CommissionProgram program, OrderAttribution attribution) {
        if (attribution.upline().isEmpty() || program.upline().isEmpty()) {
            return Optional.empty();
        }
        Promoter upline = attribution.upline().get();
        if (!program.promoters().contains(upline.kind())) {
            return Optional.of(Reason.NOT_PAID_FOR);
        }
        MemberId promoter = attribution.credit().orElseThrow().promoter().member();
        return upline.member().equals(promoter) ? Optional.of(Reason.CYCLE) : Optional.empty();
    }

    List<Movement> paid() {
        List<Movement> all = new ArrayList<>();
        sides.first().ifPresent(side -> paid(side, all));
        if (second().isPresent()) {
            paid(second().get(), all);
        } else if (program.upline().isPresent() && attribution.upline().isPresent()) {
            whyNotSecond()
                    .ifPresent(reason -> all.add(new Movement(upline(), 2, Kind.EARNED, 0, 0, Optional.of(reason))));
        }
        return all;
    }

    /** Empty where the order was decided by an edition of one level. */
    private Optional<Reason> whyNotSecond() {
        Optional<Reason> skipped = skipped(program, attribution);
        return skipped.isEmpty() && sides.second().isEmpty() ? Optional.of(Reason.ERASED) : skipped;
    }

    private Optional<OrderSide> second() {
        return sides.second().filter(side -> side.order.decided.isPresent());
    }

    private MemberId upline() {
        return attribution.upline().orElseThrow().member();
    }

    private static void paid(OrderSide side, List<Movement> all) {
        Decided decided = side.order.snapshot();
        all.add(new Movement(
                side.book.owner,
                side.order.level,
                Kind.EARNED,
                decided.earning().commission(),
                decided.earning().full(),
                decided.reason()));
        tier(side, decided.tier(), all);
        for (Refund refund : side.order.refunds) {
            if (refund.telling() == Arrival.EARLY) {
                refund.outcome().ifPresent(outcome -> refunded(side, outcome, all));
            }
        }
    }

    List<Movement> refunded(String key) {
        List<Movement> all = new ArrayList<>();
        for (OrderSide side : sides.known()) {
            side.order.refund(key).flatMap(Refund::outcome).ifPresent(outcome -> refunded(side, outcome, all));
        }
        return all;
    }

    private static void refunded(OrderSide side, Outcome outcome, List<Movement> all) {
        all.add(new Movement(
                side.book.owner,
                side.order.level,
                Kind.CLAWED_BACK,
                -outcome.clawed(),
                -(outcome.clawed() + outcome.waived()),
                outcome.waived() > 0 ? Optional.of(Reason.ALREADY_PAID) : Optional.empty()));
        tier(side, outcome.tier(), all);
    }

    private static void tier(OrderSide side, long amount, List<Movement> all) {
        if (amount != 0) {
            all.add(new Movement(
                    side.book.owner, side.order.level, Kind.TIER_ADJUSTMENT, amount, amount, Optional.empty()));
        }
    }
}
