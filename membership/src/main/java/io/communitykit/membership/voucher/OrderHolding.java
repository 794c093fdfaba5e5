package io.communitykit.membership.voucher;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.spi.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Sets the vouchers of an order aside, all or none, kind by kind in the order of their ids: who gets the first kind gets there
 * first with all. The posting of each kind tells by its digest which hold it is a part of, so that the rest of the same hold is
 * told from another hold under the same order. Used once.
 */
final class OrderHolding {

    private final VoucherProgram program;
    private final VoucherHold hold;
    private final OrderUnits units;
    private final Supplier<OrderReader.Seen> look;
    private final Map<CurrencyId, Task> tasks = new LinkedHashMap<>();

    /** {@code look} reads the order with the clock as it is then. */
    OrderHolding(VoucherProgram program, VoucherHold hold, OrderUnits units, Supplier<OrderReader.Seen> look) {
        this.program = program;
        this.hold = hold;
        this.units = units;
        this.look = look;
        List<ChosenVoucher> chosen = hold.vouchers().stream()
                .sorted(Comparator.comparing(ChosenVoucher::voucher))
                .toList();
        String whole = whole(chosen, hold.releaseAt());
        chosen.forEach(each -> tasks.put(each.voucher(), task(each, whole)));
    }

    /** Different for different holds; stored digests rest on it. */
    private static String whole(List<ChosenVoucher> chosen, Optional<Instant> releaseAt) {
        StringBuilder text = new StringBuilder();
        for (ChosenVoucher each : chosen) {
            String kind = each.voucher().value();
            text.append(kind.length())
                    .append(':')
                    .append(kind)
                    .append(each.count())
                    .append(';');
        }
        releaseAt.ifPresent(at -> text.append('@').append(Timestamps.toMicros(at)));
        return text.toString();
    }

    private Task task(ChosenVoucher each, String whole) {
        Task task = units.task(new PointsCommand.Hold(
                OrderReader.key(each.voucher(), hold.order()),
                hold.member(),
                each.voucher(),
                each.count(),
                Optional.of(Subject.of(hold.order())),
                hold.releaseAt(),
                hold.occurredAt()));
        ContentDigest content = ContentDigest.builder()
                .field(ContentField.OPERATION, PostingKind.HOLD.code())
                .field(ContentField.SUBJECT, hold.order().value())
                .field(ContentField.CURRENCY, each.voucher().value())
                .field(ContentField.AMOUNT, each.count())
                .field(ContentField.DATA, whole)
                .build();
        return new Task(
                task.account(),
                task.key(),
                content,
                task.kind(),
                task.type(),
                task.subject(),
                task.reason(),
                task.money(),
                task.occurredAt(),
                task.asks(),
                task.actions());
    }

    OrderResult carryOut() {
        OrderReader.Seen before = look.get();
        List<OrderResult.Refusal> refusals = inTheWay(before);
        if (!refusals.isEmpty()) {
            return new OrderResult.Refused(before.vouchers(), refusals);
        }
        refusals = units.preview(made(seen -> inTheWay(seen).stream().findFirst()));
        boolean begun = !before.vouchers().items().isEmpty();
        if (refusals.isEmpty()) {
            refusals = units.carryOut(inOrder()).stream().limit(1).toList();
            begun = true;
        }
        if (!refusals.isEmpty() && begun) {
            giveBack();
        }
        OrderVouchers after = look.get().vouchers();
        if (heldAll(after)) {
            return new OrderResult.Done(after);
        }
        return new OrderResult.Refused(after, refusals.isEmpty() ? gone(after) : refusals);
    }

    /** What stands in the way whatever the member has. */
    private List<OrderResult.Refusal> inTheWay(OrderReader.Seen seen) {
        OrderVouchers vouchers = seen.vouchers();
        List<OrderResult.Refusal> refusals = new ArrayList<>(gone(vouchers));
        refusals.addAll(others(seen));
        if (!heldKinds(vouchers).containsAll(tasks.keySet())) {
            // What is used up can no longer be given back with the rest.
            refusals.addAll(ended(vouchers, OrderVouchers.State.REDEEMED, OrderVouchers.State.RETURNED));
        }
        for (CurrencyId kind : tasks.keySet()) {
            if (program.voucher(kind).isEmpty()) {
                refusals.add(new OrderResult.Refusal(kind, new Rejection.UnknownCurrency(kind)));
            }
        }
        return refusals;
    }

    private List<OrderResult.Refusal> others(OrderReader.Seen seen) {
        List<OrderResult.Refusal> others = new ArrayList<>();
        for (Posting posting : seen.about()) {
            OrderReader.heldKind(posting).flatMap(kind -> other(kind, posting)).ifPresent(others::add);
        }
        return others;
    }

    /** A kind that the order holds by another hold than this one. */
    private Optional<OrderResult.Refusal> other(CurrencyId kind, Posting held) {
        Task own = tasks.get(kind);
        List<ContentField> differing =
                own == null ? List.of(ContentField.CURRENCY) : held.content().differingFrom(own.content());
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(new OrderResult.Refusal(
                        kind, new Rejection.Conflicting(held.key().key(), differing)));
    }

    /** An order holds a kind once; what it gave back it does not get again. */
    private List<OrderResult.Refusal> gone(OrderVouchers vouchers) {
        return ended(vouchers, OrderVouchers.State.RELEASED, OrderVouchers.State.LAPSED);
    }

    private List<OrderResult.Refusal> ended(OrderVouchers vouchers, OrderVouchers.State... states) {
        return vouchers.items().stream()
                .filter(item -> List.of(states).contains(item.state()))
                .map(item -> new OrderResult.Refusal(item.voucher(), OrderStep.ended(item, hold.order())))
                .toList();
    }

    private static Set<CurrencyId> heldKinds(OrderVouchers vouchers) {
        return vouchers.items().stream().map(OrderVouchers.Item::voucher).collect(Collectors.toSet());
    }

    private boolean heldAll(OrderVouchers vouchers) {
        return heldKinds(vouchers).containsAll(tasks.keySet()) && gone(vouchers).isEmpty();
    }

    private List<Unit<Optional<OrderResult.Refusal>>> made(OrderUnits.Check check) {
        List<Unit<Optional<OrderResult.Refusal>>> made = new ArrayList<>();
        tasks.forEach((kind, task) -> made.add(units.unit(kind, task, check)));
        return made;
    }

    /** Each kind waits for those before it: where one was refused, those after it are not held. */
    private List<Unit<Optional<OrderResult.Refusal>>> inOrder() {
        List<Unit<Optional<OrderResult.Refusal>>> made = new ArrayList<>();
        Set<CurrencyId> earlier = new LinkedHashSet<>();
        tasks.forEach((kind, task) -> {
            Set<CurrencyId> needed = Set.copyOf(earlier);
            made.add(units.unit(
                    kind,
                    task,
                    seen -> inTheWay(seen).stream()
                            .findFirst()
                            .or(() -> heldKinds(seen.vouchers()).containsAll(needed)
                                    ? Optional.empty()
                                    : Optional.of(new OrderResult.Refusal(
                                            kind,
                                            new Rejection.UnknownHold(task.key().key()))))));
            earlier.add(kind);
        });
        return made;
    }

    /** Gives back what this hold has set aside, now or when it was told before, unless somebody has completed it meanwhile. */
    private void giveBack() {
        OrderReader.Seen seen = look.get();
        List<Unit<Optional<OrderResult.Refusal>>> made = new ArrayList<>();
        for (OrderVouchers.Item item : seen.vouchers().items()) {
            if (item.state() == OrderVouchers.State.HELD && tasks.containsKey(item.voucher())) {
                IdempotencyKey key = OrderReader.key(item.voucher(), hold.order());
                Task task = units.task(new PointsCommand.VoidHold(key, hold.member(), hold.occurredAt()));
                made.add(units.unit(item.voucher(), task, this::keep));
            }
        }
        units.carryOut(made);
    }

    private Optional<OrderResult.Refusal> keep(OrderReader.Seen seen) {
        List<OrderResult.Refusal> foreign = others(seen);
        if (!foreign.isEmpty() || !heldAll(seen.vouchers())) {
            return foreign.stream().findFirst();
        }
        OrderVouchers.Item first = seen.vouchers().items().get(0);
        return Optional.of(new OrderResult.Refusal(first.voucher(), OrderStep.ended(first, hold.order())));
    }
}
