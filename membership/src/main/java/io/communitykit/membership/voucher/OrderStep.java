package io.communitykit.membership.voucher;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes all vouchers of an order from one state to the next, kind by kind in the order of their ids, and stops at the first
 * refusal: of two opposite steps at the same time, the one that comes first at the first kind goes through. Used once.
 */
final class OrderStep {

    private static final Reason RETURNED = new Reason("returned with the order");

    private final Points points;
    private final OrderReader orders;
    private final OrderVouchers before;
    private final Instant now;
    private final Set<OrderVouchers.State> blocking = EnumSet.noneOf(OrderVouchers.State.class);

    OrderStep(Points points, OrderReader orders, OrderVouchers before, Instant now) {
        this.points = points;
        this.orders = orders;
        this.before = before;
        this.now = now;
    }

    static PointsCommand undo(OrderVouchers.Item item, MemberId member, OrderId order, Instant occurredAt) {
        PostingKey redemption = new PostingKey(OrderReader.key(item.voucher(), order), Leg.RESOLVED);
        return new PointsCommand.Undo(redemption, member, RETURNED, occurredAt);
    }

    /** Nothing is done where any voucher is in one of these states. */
    OrderStep blockedBy(OrderVouchers.State... states) {
        blocking.addAll(List.of(states));
        return this;
    }

    /** Does the step for every voucher in a state; those in other states have been there. */
    OrderResult on(OrderVouchers.State from, Function<OrderVouchers.Item, PointsCommand> step) {
        if (before.items().isEmpty()) {
            return new OrderResult.Nothing(before);
        }
        List<OrderResult.Refusal> refusals = new ArrayList<>();
        for (OrderVouchers.Item item : before.items()) {
            if (blocking.contains(item.state())) {
                refusals.add(new OrderResult.Refusal(item.voucher(), ended(item, before.order())));
            }
        }
        if (!refusals.isEmpty()) {
            return new OrderResult.Refused(before, refusals);
        }
        Optional<OrderResult.Refusal> refusal = Optional.empty();
        for (OrderVouchers.Item item : before.items()) {
            if (item.state() == from && refusal.isEmpty()) {
                refusal = refusal(item, points.execute(step.apply(item)));
            }
        }
        OrderVouchers after = orders.read(before.member(), before.order(), now);
        return refusal.<OrderResult>map(why -> new OrderResult.Refused(after, List.of(why)))
                .orElseGet(() -> new OrderResult.Done(after));
    }

    private static Optional<OrderResult.Refusal> refusal(OrderVouchers.Item item, AccountResult result) {
        return result instanceof AccountResult.Rejected rejected
                ? Optional.of(new OrderResult.Refusal(item.voucher(), rejected.rejection()))
                : Optional.empty();
    }

    /** What the ledger would say of a hold that is in the way. */
    static Rejection ended(OrderVouchers.Item item, OrderId order) {
        IdempotencyKey key = OrderReader.key(item.voucher(), order);
        return switch (item.state()) {
            case HELD -> new Rejection.UnknownPosting(new PostingKey(key, Leg.RESOLVED));
            case REDEEMED, RETURNED -> new Rejection.HoldEnded(key, PostingKind.COMMIT, item.count());
            case RELEASED -> new Rejection.HoldEnded(key, PostingKind.VOID, 0);
            case LAPSED -> new Rejection.HoldEnded(key, PostingKind.RELEASE, 0);
        };
    }
}
