package io.communitykit.membership.voucher;

import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.Subject;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets the vouchers of an order aside, all or none. Used once. */
final class OrderHolding {

    private final VoucherProgram program;
    private final Points points;
    private final OrderReader orders;
    private final VoucherHold hold;
    private final Instant now;
    private final List<ChosenVoucher> chosen;

    OrderHolding(VoucherProgram program, Points points, OrderReader orders, VoucherHold hold, Instant now) {
        this.program = program;
        this.points = points;
        this.orders = orders;
        this.hold = hold;
        this.now = now;
        this.chosen = hold.vouchers().stream()
                .sorted(Comparator.comparing(ChosenVoucher::voucher))
                .toList();
    }

    OrderResult carryOut() {
        OrderVouchers before = read();
        List<OrderResult.Refusal> beforehand = beforehand(before);
        if (!beforehand.isEmpty()) {
            return new OrderResult.Refused(before, beforehand);
        }
        List<OrderResult.Refusal> refusals = refusals(points::preview);
        if (refusals.isEmpty()) {
            refusals = untilRefused();
        }
        OrderVouchers after = read();
        if (refusals.isEmpty()) {
            refusals = gone(after);
        }
        if (refusals.isEmpty()) {
            return new OrderResult.Done(after);
        }
        return new OrderResult.Refused(heldAll(before) ? after : givenBack(after), refusals);
    }

    private OrderVouchers read() {
        return orders.read(hold.member(), hold.order(), now);
    }

    /** What stands in the way whatever the member has. */
    private List<OrderResult.Refusal> beforehand(OrderVouchers before) {
        List<OrderResult.Refusal> refusals = new ArrayList<>(gone(before));
        Set<CurrencyId> kinds = chosen.stream().map(ChosenVoucher::voucher).collect(Collectors.toSet());
        for (OrderVouchers.Item item : before.items()) {
            if (!kinds.contains(item.voucher())) {
                Rejection other = new Rejection.Conflicting(
                        OrderReader.key(item.voucher(), hold.order()), List.of(ContentField.CURRENCY));
                refusals.add(new OrderResult.Refusal(item.voucher(), other));
            }
        }
        for (CurrencyId kind : kinds) {
            if (program.voucher(kind).isEmpty()) {
                refusals.add(new OrderResult.Refusal(kind, new Rejection.UnknownCurrency(kind)));
            }
        }
        return refusals;
    }

    /** An order holds a kind once; what it gave back it does not get again. */
    private List<OrderResult.Refusal> gone(OrderVouchers vouchers) {
        return vouchers.items().stream()
                .filter(item ->
                        item.state() == OrderVouchers.State.RELEASED || item.state() == OrderVouchers.State.LAPSED)
                .map(item -> new OrderResult.Refusal(item.voucher(), OrderStep.ended(item, hold.order())))
                .toList();
    }

    private boolean heldAll(OrderVouchers before) {
        return before.items().size() == chosen.size();
    }

    private List<OrderResult.Refusal> refusals(Function<PointsCommand, AccountResult> ask) {
        return chosen.stream()
                .flatMap(each -> refusal(each, ask.apply(command(each))).stream())
                .toList();
    }

    private List<OrderResult.Refusal> untilRefused() {
        for (ChosenVoucher each : chosen) {
            Optional<OrderResult.Refusal> refusal = refusal(each, points.execute(command(each)));
            if (refusal.isPresent()) {
                return List.of(refusal.get());
            }
        }
        return List.of();
    }

    private static Optional<OrderResult.Refusal> refusal(ChosenVoucher voucher, AccountResult result) {
        return result instanceof AccountResult.Rejected rejected
                ? Optional.of(new OrderResult.Refusal(voucher.voucher(), rejected.rejection()))
                : Optional.empty();
    }

    private PointsCommand command(ChosenVoucher each) {
        return new PointsCommand.Hold(
                OrderReader.key(each.voucher(), hold.order()),
                hold.member(),
                each.voucher(),
                each.count(),
                Optional.of(Subject.of(hold.order())),
                hold.releaseAt(),
                hold.occurredAt());
    }

    private OrderVouchers givenBack(OrderVouchers vouchers) {
        for (OrderVouchers.Item item : vouchers.items()) {
            if (item.state() == OrderVouchers.State.HELD) {
                points.execute(new PointsCommand.VoidHold(
                        OrderReader.key(item.voucher(), hold.order()), hold.member(), hold.occurredAt()));
            }
        }
        return read();
    }
}
