package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hits that are no longer kept singly, added up. {@code first} and {@code last} mean nothing while {@code count} is 0.
 * The distinct values are the {@link CounterState#MAX_DISTINCT} smallest hashes, so that adding is commutative and
 * associative also beyond that many.
 */
final class Total {

    static final Total NONE = new Total(
            0, Long.MAX_VALUE, Long.MIN_VALUE, BigDecimal.ZERO, Collections.emptySortedMap(), SortedLongs.NONE);

    private final long count;
    private final long first;
    private final long last;
    private final BigDecimal number;
    private final SortedMap<String, Long> money;
    private final long[] distinct;

    Total(long count, long first, long last, BigDecimal number, SortedMap<String, Long> money, long[] distinct) {
        this.count = count;
        this.first = first;
        this.last = last;
        this.number = number;
        this.money = money;
        this.distinct = distinct;
    }

    static Total of(Hit hit) {
        long at = hit.event.micros();
        return new Total(1, at, at, number(hit.amount), money(hit.amount), hit.values);
    }

    Total plus(Total other) {
        return new Total(
                count + other.count,
                Math.min(first, other.first),
                Math.max(last, other.last),
                number.add(other.number).stripTrailingZeros(),
                plus(money, other.money),
                SortedLongs.union(distinct, other.distinct, CounterState.MAX_DISTINCT));
    }

    long size() {
        return count == 0 ? 0 : 1 + distinct.length;
    }

    BigInteger minor(String code) {
        return BigInteger.valueOf(money.getOrDefault(code, 0L));
    }

    private static BigDecimal number(@Nullable Scalar amount) {
        if (amount instanceof Whole whole) {
            return BigDecimal.valueOf(whole.value()).stripTrailingZeros();
        }
        return amount instanceof Decimal decimal ? decimal.value() : BigDecimal.ZERO;
    }

    private static SortedMap<String, Long> money(@Nullable Scalar amount) {
        SortedMap<String, Long> money = new TreeMap<>();
        if (amount instanceof Amount one) {
            money.put(one.value().currency().getCurrencyCode(), one.value().minor());
        }
        return money;
    }

    private static SortedMap<String, Long> plus(SortedMap<String, Long> a, SortedMap<String, Long> b) {
        if (b.isEmpty()) {
            return a;
        }
        SortedMap<String, Long> sum = new TreeMap<>(a);
        b.forEach((code, minor) -> sum.merge(code, minor, (x, y) -> add(code, x, y)));
        return sum;
    }

    private static long add(String code, long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw InvalidValueException.overflow("sum of " + a + " and " + b + " minor units of " + code);
        }
        return sum;
    }

    long count() {
        return count;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    BigDecimal number() {
        return number;
    }

    SortedMap<String, Long> money() {
        return money;
    }

    long[] distinct() {
        return distinct;
    }
}
