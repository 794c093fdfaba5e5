package io.communitykit.core.segment.counter;

import io.communitykit.core.event.AttributeValue.Amount;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One counter of one member: single hits by time, and the older ones added up, all together and by key. Immutable; a new
 * hit copies one array of references.
 */
final class CounterLog {

    static final CounterLog NONE = new CounterLog(new Hit[0], Total.NONE, Collections.emptySortedMap());

    /** So many keys are copied for one hit that is folded, at most. */
    private static final int KEYS_PER_FOLDED = 8;

    /** By time, then by id. */
    final Hit[] hits;

    final Total total;
    final SortedMap<String, Total> byKey;
    final long size;

    private CounterLog(Hit[] hits, Total total, SortedMap<String, Total> byKey, long size) {
        this.hits = hits;
        this.total = total;
        this.byKey = byKey;
        this.size = size;
    }

    CounterLog(Hit[] hits, Total total, SortedMap<String, Total> byKey) {
        this(hits, total, byKey, sizeOf(hits, 0, hits.length) + sizeOf(total, byKey));
    }

    Total folded(@Nullable String key) {
        return key == null ? total : byKey.getOrDefault(key, Total.NONE);
    }

    CounterLog plus(Hit hit) {
        int at = hits.length;
        while (at > 0 && hits[at - 1].event.compareTo(hit.event) > 0) {
            at--;
        }
        Hit[] more = new Hit[hits.length + 1];
        System.arraycopy(hits, 0, more, 0, at);
        more[at] = hit;
        System.arraycopy(hits, at, more, at + 1, hits.length - at);
        return new CounterLog(more, total, byKey, size + hit.size());
    }

    /**
     * Adds up the hits before an instant, once they are enough to be worth a copy of the keys. Readings do not see the
     * difference.
     */
    CounterLog trimmed(long from) {
        int old = 0;
        while (old < hits.length && hits[old].event.micros() < from) {
            old++;
        }
        if (old <= byKey.size() / KEYS_PER_FOLDED) {
            return this;
        }
        Total all = total;
        SortedMap<String, Total> keys = new TreeMap<>(byKey);
        for (int i = 0; i < old; i++) {
            Total one = Total.of(hits[i]);
            all = all.plus(one);
            for (String key : hits[i].keys) {
                keys.merge(key, one, Total::plus);
            }
        }
        long less = sizeOf(hits, 0, old) + sizeOf(total, byKey) - sizeOf(all, keys);
        return new CounterLog(Arrays.copyOfRange(hits, old, hits.length), all, keys, size - less);
    }

    CounterLog plusFolded(CounterLog other, Hit[] merged) {
        SortedMap<String, Total> keys = new TreeMap<>(byKey);
        other.byKey.forEach((key, each) -> keys.merge(key, each, Total::plus));
        return new CounterLog(merged, total.plus(other.total), keys);
    }

    /**
     * No sum of a currency, of the total or these keys, of any window and at any time, can be further from 0 than this.
     */
    BigInteger moneyBound(Currency currency, Iterable<String> keys) {
        BigInteger bound = BigInteger.ZERO;
        long live = 0;
        for (Hit hit : hits) {
            if (hit.amount instanceof Amount amount && amount.value().currency().equals(currency)) {
                long minor = amount.value().minor();
                long next = live + Math.abs(minor);
                if (next < 0) {
                    bound = bound.add(BigInteger.valueOf(live))
                            .add(BigInteger.valueOf(minor).abs());
                    next = 0;
                }
                live = next;
            }
        }
        return bound.add(BigInteger.valueOf(live)).add(foldedBound(currency.getCurrencyCode(), keys));
    }

    private BigInteger foldedBound(String code, Iterable<String> keys) {
        BigInteger bound = total.minor(code).abs();
        for (String key : keys) {
            bound = bound.max(folded(key).minor(code).abs());
        }
        return bound;
    }

    private static long sizeOf(Hit[] hits, int from, int to) {
        long size = 0;
        for (int i = from; i < to; i++) {
            size += hits[i].size();
        }
        return size;
    }

    private static long sizeOf(Total total, SortedMap<String, Total> byKey) {
        return total.size() + byKey.values().stream().mapToLong(Total::size).sum();
    }
}
