package io.communitykit.membership.voucher;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plain model of what vouchers take off: fractions split by hand, one voucher at a time. Knows nothing of the code it judges
 * but the records of the terms.
 */
final class NaiveQuote {

    final Map<String, Long> left = new TreeMap<>();
    final Map<String, Long> discounts = new TreeMap<>();
    final Map<String, Integer> used = new TreeMap<>();
    private final List<Voucher> taken = new ArrayList<>();

    NaiveQuote(Basket basket, Map<Voucher, Integer> chosen) {
        basket.lines().forEach(line -> left.put(line.id().value(), line.amount().minor()));
        List<Voucher> order = new ArrayList<>(chosen.keySet());
        order.sort(Comparator.comparing((Voucher each) -> each.priority())
                .thenComparing(each -> each.id().value()));
        for (Voucher voucher : order) {
            if (taken.stream().allMatch(other -> compatible(voucher, other))) {
                use(basket, voucher, chosen.getOrDefault(voucher, 0));
            }
        }
    }

    long discount() {
        return discounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether each of the chosen vouchers took something off. */
    boolean legal(Map<Voucher, Integer> chosen) {
        return chosen.entrySet().stream()
                .allMatch(each -> each.getValue()
                        .equals(used.getOrDefault(each.getKey().id().value(), 0)));
    }

    private static boolean compatible(Voucher one, Voucher other) {
        if (one.stacking().with() == Stacking.With.NOTHING_ELSE
                || other.stacking().with() == Stacking.With.NOTHING_ELSE) {
            return false;
        }
        Optional<StackingGroup> group = one.stacking().group();
        return group.isEmpty() || !group.equals(other.stacking().group());
    }

    private void use(Basket basket, Voucher voucher, int count) {
        List<BasketLine> lines = basket.lines().stream()
                .filter(line -> voucher.scope().covers(line))
                .toList();
        long eligible = lines.stream().mapToLong(line -> line.amount().minor()).sum();
        for (int n = 1; n <= Math.min(count, voucher.stacking().perOrder()); n++) {
            boolean reached = voucher.threshold().isEmpty()
                    || eligible >= n * voucher.threshold().get().minor();
            long rest = lines.stream()
                    .mapToLong(line -> left.getOrDefault(line.id().value(), 0L))
                    .sum();
            long off = reached ? off(voucher.discount(), rest) : 0;
            if (off == 0) {
                return;
            }
            if (n == 1) {
                taken.add(voucher);
            }
            used.merge(voucher.id().value(), 1, Integer::sum);
            discounts.merge(voucher.id().value(), off, Long::sum);
            split(lines, off, rest);
        }
    }

    private static long off(Discount discount, long rest) {
        if (discount instanceof Discount.AmountOff amount) {
            return Math.min(amount.off().minor(), rest);
        }
        Discount.PercentOff percent = (Discount.PercentOff) discount;
        long share = new BigDecimal(rest)
                .multiply(new BigDecimal(percent.basisPoints()))
                .divide(new BigDecimal(10_000), 0, percent.rounding())
                .longValueExact();
        return percent.atMost().map(most -> Math.min(most.minor(), share)).orElse(share);
    }

    /** Floors first; then one each by falling fraction, lower ids first. */
    private void split(List<BasketLine> lines, long off, long rest) {
        Map<String, BigInteger> fractions = new TreeMap<>();
        long given = 0;
        for (BasketLine line : lines) {
            String id = line.id().value();
            BigInteger product = BigInteger.valueOf(off).multiply(BigInteger.valueOf(left.getOrDefault(id, 0L)));
            long floor = new BigDecimal(product)
                    .divide(new BigDecimal(rest), 0, RoundingMode.FLOOR)
                    .longValueExact();
            fractions.put(id, product.mod(BigInteger.valueOf(rest)));
            left.merge(id, -floor, Long::sum);
            given += floor;
        }
        List<String> byFraction = new ArrayList<>(fractions.keySet());
        byFraction.sort(Comparator.comparing((String id) -> fractions.get(id)).reversed());
        for (int i = 0; i < off - given; i++) {
            left.merge(byFraction.get(i), -1L, Long::sum);
        }
    }
}
