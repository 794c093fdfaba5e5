package io.communitykit.referral.order;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One refund of an order, perhaps one of several: each says what it paid back itself, not the sum so far. A shop whose provider tells
 * sums takes the difference. Immutable and safe for many threads.
 *
 * @param key the fact; another for each refund
 * @param order which order
 * @param buyer who had paid
 * @param lines at least one, each with another id; copied
 * @param at when, in microseconds
 */
public record OrderRefund(IdempotencyKey key, OrderId order, MemberId buyer, List<RefundedLine> lines, Instant at) {

    /**
     * Copies and checks the lines.
     *
     * @param key the fact
     * @param order which order
     * @param buyer who had paid
     * @param lines at least one
     * @param at when
     */
    public OrderRefund {
        lines = List.copyOf(lines);
        at = Timestamps.cut("instant of an order", at);
        Set<LineId> seen = new HashSet<>();
        long sum = 0;
        for (RefundedLine line : lines) {
            if (line.net() > Long.MAX_VALUE - sum) {
                throw InvalidValueException.of(
                        "refund of order " + order, "a sum of at most " + Long.MAX_VALUE, "more");
            }
            sum += line.net();
            if (!seen.add(line.id())) {
                throw InvalidValueException.of("refund of order " + order, "different lines", line.id() + " twice");
            }
        }
        if (lines.isEmpty() || lines.size() > PaidOrder.MAX_LINES) {
            throw InvalidValueException.of(
                    "refund of order " + order, "1 to " + PaidOrder.MAX_LINES + " lines", lines.size());
        }
    }

    /**
     * What was paid back of all lines.
     *
     * @return minor units, 1 or more
     */
    public long net() {
        return lines.stream().mapToLong(RefundedLine::net).sum();
    }
}
