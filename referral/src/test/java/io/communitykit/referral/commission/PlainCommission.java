package io.communitykit.referral.commission;

import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The oracle: keeps the raw history of one promoter and computes from it, anew each time and in exact fractions, what must have been posted
 * in all. Knows nothing of books, holds, statements, groups or snapshots. Tiers are {@code {from, rate, rate of "dear"}}.
 */
final class PlainCommission {

    private final String mode;
    private final long[][] tiers;
    private final Map<String, PaidOrder> orders = new LinkedHashMap<>();
    private final Map<String, Integer> paidAfter = new HashMap<>();
    private final List<OrderRefund> refunds = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    PlainCommission(String mode, long[][] tiers) {
        this.mode = mode;
        this.tiers = tiers;
    }

    void paid(PaidOrder order) {
        if (orders.putIfAbsent(order.order().value(), order) == null) {
            paidAfter.put(order.order().value(), refunds.size());
        }
    }

    void refunded(OrderRefund refund) {
        if (keys.add(refund.key().id().value())) {
            refunds.add(refund);
        }
    }

    private static String category(OrderLine line) {
        return line.category().isPresent() ? "dear" : "";
    }

    private static LocalDate month(PaidOrder order) {
        return LocalDate.ofInstant(order.at(), Shop.ZONE).withDayOfMonth(1);
    }

    private long rate(long volume, String category) {
        long[] tier = tiers[0];
        for (long[] each : tiers) {
            tier = each[0] <= volume ? each : tier;
        }
        return category.isEmpty() ? tier[1] : tier[2];
    }

    /** What was paid back of each line of an order by the first so many refunds. */
    private Map<String, Long> back(String order, int told) {
        Map<String, Long> back = new HashMap<>();
        for (OrderRefund refund : refunds.subList(0, told)) {
            if (refund.order().value().equals(order)) {
                refund.lines().forEach(line -> back.merge(line.id().value(), line.net(), Long::sum));
            }
        }
        PaidOrder paid = orders.get(order);
        if (paid == null) {
            return Map.of();
        }
        Map<String, Long> most = new HashMap<>();
        paid.lines()
                .forEach(line -> most.put(
                        line.id().value(),
                        Math.min(line.net(), back.getOrDefault(line.id().value(), 0L))));
        return most;
    }

    /** What a month's orders that were paid by a moment had sold, by category; a moment is how many orders and refunds were told. */
    private Map<String, Long> volume(LocalDate month, List<String> paid, int told) {
        Map<String, Long> volume = new HashMap<>();
        for (String id : paid) {
            PaidOrder order = orders.get(id);
            if (order != null && month(order).equals(month)) {
                Map<String, Long> back = back(id, told);
                order.lines()
                        .forEach(line -> volume.merge(
                                category(line),
                                line.net() - back.getOrDefault(line.id().value(), 0L),
                                Long::sum));
            }
        }
        return volume;
    }

    private static long sum(Map<String, Long> volume) {
        return volume.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All that must have been posted by now. */
    long total() {
        long total = 0;
        if (mode.equals("retroactive")) {
            Set<LocalDate> months = new HashSet<>();
            orders.values().forEach(order -> months.add(month(order)));
            for (LocalDate month : months) {
                Map<String, Long> volume = volume(month, List.copyOf(orders.keySet()), refunds.size());
                long exact = 0;
                for (Map.Entry<String, Long> each : volume.entrySet()) {
                    exact += each.getValue() * rate(sum(volume), each.getKey());
                }
                total += Math.floorDiv(exact, 10_000);
            }
            return total;
        }
        List<String> before = new ArrayList<>();
        for (PaidOrder order : orders.values()) {
            String id = order.order().value();
            total += order(order, sum(volume(month(order), before, paidAfter.getOrDefault(id, 0))));
            before.add(id);
        }
        return total;
    }

    /** What an order earned, decided at a volume, less what refunds took back of it. */
    private long order(PaidOrder order, long volume) {
        Map<String, Long> bases = new TreeMap<>();
        order.lines().forEach(line -> bases.merge(category(line), line.net(), Long::sum));
        Map<String, BigInteger> earned = new TreeMap<>();
        long at = volume;
        for (Map.Entry<String, Long> each : bases.entrySet()) {
            BigInteger weight = BigInteger.ZERO;
            if (mode.equals("marginal")) {
                for (long unit = at; unit < at + each.getValue(); unit++) {
                    weight = weight.add(BigInteger.valueOf(rate(unit, each.getKey())));
                }
            } else {
                weight = BigInteger.valueOf(each.getValue() * rate(volume, each.getKey()));
            }
            earned.put(each.getKey(), weight);
            at += each.getValue();
        }
        BigInteger all = earned.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        long commission = all.divide(BigInteger.valueOf(10_000)).longValueExact();
        Map<String, Long> lines = back(order.order().value(), refunds.size());
        Map<String, Long> back = new TreeMap<>();
        order.lines()
                .forEach(line ->
                        back.merge(category(line), lines.getOrDefault(line.id().value(), 0L), Long::sum));
        // commission * sum(weight * back / base) / all, over one denominator.
        BigInteger denominator = all;
        for (long base : bases.values()) {
            denominator = denominator.multiply(BigInteger.valueOf(Math.max(1, base)));
        }
        BigInteger numerator = BigInteger.ZERO;
        for (String category : bases.keySet()) {
            BigInteger part = earned.getOrDefault(category, BigInteger.ZERO)
                    .multiply(BigInteger.valueOf(back.getOrDefault(category, 0L)));
            for (Map.Entry<String, Long> other : bases.entrySet()) {
                if (!other.getKey().equals(category)) {
                    part = part.multiply(BigInteger.valueOf(Math.max(1, other.getValue())));
                }
            }
            numerator = numerator.add(part);
        }
        BigDecimal clawed = all.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(numerator.multiply(BigInteger.valueOf(commission)))
                        .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP);
        return commission - clawed.longValueExact();
    }
}
