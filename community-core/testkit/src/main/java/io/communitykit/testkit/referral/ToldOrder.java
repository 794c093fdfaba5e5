package io.communitykit.testkit.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a shop itself knows of an order that it sold. For one thread. */
final class ToldOrder {

    final PaidOrder order;
    final List<OrderRefund> refunds = new ArrayList<>();
    /** As it was answered last; a shop keeps it, since nobody else does once the buyer is erased. */
    Optional<OrderAttribution> snapshot = Optional.empty();
    /** Whether its promoter gets something for it, or would if its rate were not 0. */
    boolean allowed;
    /** Who was to be paid when it was decided, level 1 first; empty as long as it was not. */
    List<MemberId> paid = List.of();

    ToldOrder(PaidOrder order) {
        this.order = order;
    }

    /** What was paid back of each line, never more than was paid for it. */
    Map<LineId, Long> back() {
        Map<LineId, Long> back = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        for (OrderLine line : order.lines()) {
            long asked = refunds.stream()
                    .flatMap(refund -> refund.lines().stream())
                    .filter(it -> it.id().equals(line.id()))
                    .mapToLong(it -> it.net())
                    .sum();
            back.put(line.id(), Math.min(asked, line.net()));
        }
        return back;
    }
}
