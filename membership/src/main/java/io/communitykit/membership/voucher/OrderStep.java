package io.communitykit.membership.voucher;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.spi.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes all vouchers of an order from one state to the next. Of two opposite steps at the same time, the one that changes the
 * first kind goes through: the other finds it changed, whichever kind it looks at. Used once.
 */
final class OrderStep {

    private static final Reason RETURNED = new Reason("returned with the order");

    private final OrderVouchers before;
    private final Supplier<OrderVouchers> after;
    private final Set<OrderVouchers.State> blocking = EnumSet.noneOf(OrderVouchers.State.class);

    /** {@code after} reads the order again, with the clock as it is then. */
    OrderStep(OrderVouchers before, Supplier<OrderVouchers> after) {
        this.before = before;
        this.after = after;
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

    /** Does the step for every voucher in a state, as of one instant; those in other states have been there. */
    OrderResult together(OrderVouchers.State from, Function<OrderVouchers.Item, PointsCommand> step, OrderUnits units) {
        OrderUnits.Check check = seen -> blocks(seen.vouchers()).stream().findFirst();
        return on(from, items -> {
            List<Unit<Optional<OrderResult.Refusal>>> made = new ArrayList<>();
            items.forEach(item -> made.add(units.unit(item.voucher(), units.task(step.apply(item)), check)));
            return units.carryOut(made).stream().findFirst();
        });
    }

    /** Does the step for every voucher in a state, kind by kind, until one is refused. */
    OrderResult oneByOne(OrderVouchers.State from, Function<OrderVouchers.Item, PointsCommand> step, Points points) {
        return on(
                from,
                items -> items.stream()
                        .flatMap(item -> OrderUnits.refusal(item.voucher(), points.execute(step.apply(item))).stream())
                        .findFirst());
    }

    private OrderResult on(
            OrderVouchers.State from, Function<List<OrderVouchers.Item>, Optional<OrderResult.Refusal>> work) {
        if (before.items().isEmpty()) {
            return new OrderResult.Nothing(before);
        }
        List<OrderResult.Refusal> blocks = blocks(before);
        if (!blocks.isEmpty()) {
            return new OrderResult.Refused(before, blocks);
        }
        Optional<OrderResult.Refusal> refusal = work.apply(
                before.items().stream().filter(item -> item.state() == from).toList());
        OrderVouchers now = after.get();
        return refusal.<OrderResult>map(why -> new OrderResult.Refused(now, List.of(why)))
                .orElseGet(() -> new OrderResult.Done(now));
    }

    private List<OrderResult.Refusal> blocks(OrderVouchers vouchers) {
        return vouchers.items().stream()
                .filter(item -> blocking.contains(item.state()))
                .map(item -> new OrderResult.Refusal(item.voucher(), ended(item, vouchers.order())))
                .toList();
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
