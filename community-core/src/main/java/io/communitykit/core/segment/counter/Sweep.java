package io.communitykit.core.segment.counter;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one log: the hits in the window at an instant, and then hit by hit and day by day ahead until the value
 * is another. The value takes one pass over the hits in the window; going ahead is as long as nothing changes, for most
 * readings one step. Not safe for many threads.
 */
final class Sweep {

    private static final long LAST_INSTANT = Timestamps.toMicros(Timestamps.MAX);

    private final Hit[] hits;
    private final Span span;
    private final @Nullable String key;
    private final Gauge gauge;
    /** The window is {@code hits[low]} to {@code hits[high - 1]}. */
    private int low;

    private int high;

    private Sweep(Reading reading, CounterLog log) {
        hits = log.hits;
        span = Span.of(reading.window());
        key = reading.key().orElse(null);
        boolean ever = reading.window() instanceof CounterWindow.Lifetime;
        gauge = Gauge.of(reading, ever ? log.folded(key) : Total.NONE, hits);
    }

    static ReadingAt read(Reading reading, CounterLog log, long now) {
        return new Sweep(reading, log).at(now);
    }

    private ReadingAt at(long now) {
        low = firstFrom(span.start(now));
        high = low;
        enterUntil(now);
        Optional<AttributeValue> value = gauge.value();
        return new ReadingAt(value, change(now, value));
    }

    private Optional<Instant> change(long now, Optional<AttributeValue> value) {
        long before = now;
        for (long next = next(); next <= LAST_INSTANT; next = next()) {
            if (next <= before) {
                throw new IllegalStateException(span + " holds at " + before + " what it should not");
            }
            enterUntil(next);
            leaveBefore(span.start(next));
            if (!gauge.value().equals(value)) {
                return Optional.of(Timestamps.ofMicros(next));
            }
            before = next;
        }
        return Optional.empty();
    }

    /** When the next hit enters or leaves. */
    private long next() {
        while (low < high && !hits[low].counts(key)) {
            low++;
        }
        long leaves = low < high ? span.end(hits[low].event.micros()) : Span.NEVER;
        return high < hits.length ? Math.min(leaves, hits[high].event.micros()) : leaves;
    }

    private void enterUntil(long now) {
        while (high < hits.length && hits[high].event.micros() <= now) {
            Hit hit = hits[high++];
            if (hit.counts(key)) {
                gauge.enter(hit);
            }
        }
    }

    private void leaveBefore(long start) {
        while (low < high && hits[low].event.micros() < start) {
            Hit hit = hits[low++];
            if (hit.counts(key)) {
                gauge.leave(hit);
            }
        }
    }

    private int firstFrom(long start) {
        int from = 0;
        int to = hits.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (hits[middle].event.micros() < start) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
