package io.communitykit.referral.order;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An order that was paid. Immutable and safe for many threads.
 *
 * @param key the fact
 * @param order which order
 * @param buyer who paid
 * @param currency of all lines
 * @param lines at least one, each with another id; copied
 * @param at when it was paid, in microseconds
 */
public record PaidOrder(
        IdempotencyKey key, OrderId order, MemberId buyer, Currency currency, List<OrderLine> lines, Instant at) {

    /** So many lines an order has at most. */
    public static final int MAX_LINES = 1_000;

    /**
     * Copies and checks the lines.
     *
     * @param key the fact
     * @param order which order
     * @param buyer who paid
     * @param currency of all lines
     * @param lines at least one
     * @param at when it was paid
     */
    public PaidOrder {
        lines = List.copyOf(lines);
        at = Timestamps.cut("instant of an order", at);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw InvalidValueException.of("lines of order " + order, "1 to " + MAX_LINES, lines.size());
        }
        Set<LineId> seen = new HashSet<>();
        long paid = 0;
        for (OrderLine line : lines) {
            if (!seen.add(line.id())) {
                throw InvalidValueException.of("lines of order " + order, "different ids", line.id() + " twice");
            }
            try {
                paid = Math.addExact(paid, line.paid());
            } catch (ArithmeticException e) {
                throw InvalidValueException.of("order " + order, "a sum of at most " + Long.MAX_VALUE, "more");
            }
        }
    }

    /**
     * What was paid for the goods of all lines: without tax and shipping.
     *
     * @return minor units, 0 or more
     */
    public long net() {
        return lines.stream().mapToLong(OrderLine::net).sum();
    }
}
