package io.communitykit.membership.voucher;

import io.communitykit.core.event.Subject;
import io.communitykit.core.id.OrderId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsRules;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes units for a store, one a kind of an order's vouchers. One instant decides for all of them, and each looks at the whole
 * order in the same atomic step in which it changes its own kind. Nothing here changes.
 */
final class OrderUnits {

    /** Looks at the order right before a kind would be changed. */
    @FunctionalInterface
    interface Check {

        /** What stands in the way. */
        Optional<OrderResult.Refusal> hindrance(OrderReader.Seen seen);
    }

    private final Points points;
    private final PointsStore store;
    private final OrderId order;
    private final Instant now;

    OrderUnits(Points points, PointsStore store, OrderId order, Instant now) {
        this.points = points;
        this.store = store;
        this.order = order;
        this.now = now;
    }

    /** The task of a command on one account. */
    Task task(PointsCommand command) {
        return PointsRules.task(command, points.program()).orElseThrow();
    }

    /** Answers with the refusal, if there is one. */
    Unit<Optional<OrderResult.Refusal>> unit(CurrencyId kind, Task task, Check check) {
        Want want = task.want(points.program(), now).with(new Origin.About(Subject.of(order)));
        return new Unit<>(List.of(want), states -> decide(states.get(0), kind, task, check));
    }

    private Decision<Optional<OrderResult.Refusal>> decide(
            AccountState state, CurrencyId kind, Task task, Check check) {
        // Where another clock was ahead of this one, what was due by that one is posted already.
        Optional<OrderResult.Refusal> hindrance = check.hindrance(OrderReader.seen(state, order, now));
        return hindrance.isPresent()
                ? new Decision.Keep<>(hindrance)
                : PointsRules.decide(state, task, points.program(), now).map(result -> refusal(kind, result));
    }

    /** Why the ledger refused; empty where it did what it was asked, now or before. */
    static Optional<OrderResult.Refusal> refusal(CurrencyId kind, AccountResult result) {
        return result instanceof AccountResult.Rejected rejected
                ? Optional.of(new OrderResult.Refusal(kind, rejected.rejection()))
                : Optional.empty();
    }

    /** Carries units out by one call of the store, and answers with the refusals in their order. */
    List<OrderResult.Refusal> carryOut(List<Unit<Optional<OrderResult.Refusal>>> units) {
        return units.isEmpty()
                ? List.of()
                : store.update(units).stream().flatMap(Optional::stream).toList();
    }

    /** The refusals that each unit by itself would meet with now. */
    List<OrderResult.Refusal> preview(List<Unit<Optional<OrderResult.Refusal>>> units) {
        return units.stream().flatMap(unit -> unit.preview(store).stream()).toList();
    }
}
