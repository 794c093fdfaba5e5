package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.OrderId;
import io.communitykit.referral.commission.internal.OrderParts.Decided;
import io.communitykit.referral.commission.internal.OrderParts.Line;
import io.communitykit.referral.commission.internal.OrderParts.Outcome;
import io.communitykit.referral.commission.internal.OrderParts.Receipt;
import io.communitykit.referral.commission.internal.OrderParts.Refund;
import io.communitykit.referral.commission.internal.OrderParts.Release;
import io.communitykit.referral.commission.rate.OrderGroup;
import io.communitykit.referral.commission.rate.Share;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.RefundedLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One promoter's side of an order while it is decided on: the snapshot, what was told of it, and what came of that. What was paid back of
 * each line is the sum of its refunds and is kept nowhere else. Not safe for many threads.
 */
final class OrderDraft {

    final OrderId order;
    final int level;
    Optional<Decided> decided = Optional.empty();
    Optional<Receipt> receipt = Optional.empty();
    Optional<Release> release = Optional.empty();
    List<Refund> refunds = new ArrayList<>();

    OrderDraft(OrderId order, int level) {
        this.order = order;
        this.level = level;
    }

    Decided snapshot() {
        return decided.orElseThrow(() -> new IllegalStateException("order " + order + " is not decided"));
    }

    Optional<Refund> refund(String key) {
        return refunds.stream().filter(refund -> refund.key().equals(key)).findFirst();
    }

    /** What refunds took back so far. */
    long clawed() {
        return outcomes().stream().mapToLong(Outcome::clawed).sum();
    }

    long waived() {
        return outcomes().stream().mapToLong(Outcome::waived).sum();
    }

    /** What is still to be had of it. */
    long left() {
        return snapshot().earning().commission() - clawed();
    }

    private List<Outcome> outcomes() {
        return refunds.stream().flatMap(refund -> refund.outcome().stream()).toList();
    }

    /** What was paid back of each line so far. */
    Map<LineId, Long> back() {
        Map<LineId, Long> back = new HashMap<>();
        for (Refund refund : refunds) {
            if (refund.outcome().isPresent()) {
                refund.asked().forEach(line -> back.merge(line.id(), line.net(), Long::sum));
                refund.outcome().get().excess().forEach(line -> back.merge(line.id(), -line.net(), Long::sum));
            }
        }
        return back;
    }

    /** What of a refund is beyond what was paid, or of a line that the order does not have. */
    List<RefundedLine> excess(List<RefundedLine> asked) {
        Map<LineId, Long> room = new HashMap<>();
        snapshot().lines().forEach(line -> room.put(line.id(), line.net()));
        back().forEach((line, net) -> room.merge(line, -net, Long::sum));
        List<RefundedLine> excess = new ArrayList<>();
        for (RefundedLine line : asked) {
            long beyond = line.net() - Math.min(line.net(), room.getOrDefault(line.id(), 0L));
            if (beyond > 0) {
                excess.add(new RefundedLine(line.id(), beyond));
            }
        }
        return excess;
    }

    /** What was paid back of each group of the earning so far. */
    List<Long> groupsBack() {
        Map<LineId, Long> lines = back();
        Map<Optional<CategoryId>, Long> back = new HashMap<>();
        for (Line line : snapshot().lines()) {
            back.merge(line.category(), lines.getOrDefault(line.id(), 0L), Long::sum);
        }
        return snapshot().earning().shares().stream()
                .map(Share::group)
                .map(OrderGroup::category)
                .map(category -> back.getOrDefault(category, 0L))
                .toList();
    }
}
