package io.communitykit.core.segment.counter;

import io.communitykit.core.event.AttributeValue.Scalar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One event in one counter. Immutable; the arrays are never written after. */
final class Hit {

    static final String[] NO_KEYS = {};

    final Told event;
    /** Sorted, without repeats. */
    final String[] keys;
    /** A number in its one form, or money. */
    final @Nullable Scalar amount;
    /** Hashes, sorted, without repeats. */
    final long[] values;

    Hit(Told event, String[] keys, @Nullable Scalar amount, long[] values) {
        this.event = event;
        this.keys = keys;
        this.amount = amount;
        this.values = values;
    }

    /** No less than what it takes once it is folded: an entry for the total and each key, with every value in each. */
    long size() {
        return (1L + keys.length) * (1L + values.length);
    }

    /** Whether a reading of this key sees it; without a key, it does. */
    boolean counts(@Nullable String key) {
        if (key == null) {
            return true;
        }
        for (String each : keys) {
            if (each.equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** By event, and for one event by what was kept of it, so that the order of merging does not matter. */
    static int compare(Hit a, Hit b) {
        int order = a.event.compareTo(b.event);
        order = order != 0 ? order : Arrays.compare(a.keys, b.keys);
        order = order != 0 ? order : Arrays.compare(a.values, b.values);
        return order != 0 ? order : String.valueOf(a.amount).compareTo(String.valueOf(b.amount));
    }
}
