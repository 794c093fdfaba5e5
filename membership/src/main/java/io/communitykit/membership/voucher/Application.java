package io.communitykit.membership.voucher;

import io.communitykit.core.money.Money;
import io.communitykit.core.money.PointArithmetic;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One kind of voucher on one basket. Amounts are minor units, lines are their places in the basket. Immutable. */
final class Application {

    private final Voucher voucher;
    private final Currency currency;
    private final List<Integer> inScope = new ArrayList<>();
    private final long eligible;

    Application(Voucher voucher, Basket basket) {
        this.voucher = voucher;
        this.currency = basket.total().currency();
        long sum = 0;
        for (int i = 0; i < basket.lines().size(); i++) {
            BasketLine line = basket.lines().get(i);
            if (voucher.scope().covers(line)) {
                inScope.add(i);
                sum += line.amount().minor();
            }
        }
        this.eligible = sum;
    }

    Voucher voucher() {
        return voucher;
    }

    /** What keeps the n-th voucher of the kind from applying, whatever else applies; n counts from 1. */
    Optional<VoucherRefusal> hindrance(long n) {
        Optional<Currency> wanted = voucher.currency();
        if (wanted.isPresent() && !wanted.get().equals(currency)) {
            return Optional.of(new VoucherRefusal.OtherCurrency(wanted.get(), currency));
        } else if (inScope.isEmpty()) {
            return Optional.of(new VoucherRefusal.NothingInScope());
        } else if (n > voucher.stacking().perOrder()) {
            return Optional.of(new VoucherRefusal.AboveLimit(voucher.stacking().perOrder()));
        }
        return voucher.threshold().map(Money::minor).flatMap(least -> belowThreshold(least, n));
    }

    private Optional<VoucherRefusal> belowThreshold(long least, long n) {
        long reached = eligible / least;
        if (reached >= n) {
            return Optional.empty();
        }
        // Never overflows: a refused voucher is the first of its kind that is, so n - 1 thresholds are reached.
        long missing = least - (eligible - (n - 1) * least);
        return Optional.of(new VoucherRefusal.BelowThreshold(money(eligible), money(missing)));
    }

    boolean goesWith(Application other) {
        return voucher.stacking().goesWith(other.voucher.stacking());
    }

    /** What the next voucher takes off, given what is left of each line. */
    long worth(long[] left) {
        long sum = 0;
        for (int line : inScope) {
            sum += left[line];
        }
        return sum == 0 ? 0 : voucher.discount().of(money(sum)).minor();
    }

    /**
     * What is left of each line after one more voucher. Split by what is left of the lines (largest remainder, the line with
     * the lower id first), so that no line falls below 0.
     */
    long[] apply(long[] left, long worth) {
        long[] after = left.clone();
        List<Long> parts = PointArithmetic.allocate(
                worth, inScope.stream().map(line -> left[line]).toList());
        for (int i = 0; i < parts.size(); i++) {
            after[inScope.get(i)] -= parts.get(i);
        }
        return after;
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
