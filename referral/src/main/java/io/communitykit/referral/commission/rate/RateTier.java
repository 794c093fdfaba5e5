package io.communitykit.referral.commission.rate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.order.CategoryId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tier: from which volume of the period on, and what it earns. Immutable and safe for many threads.
 *
 * @param from volume at which it begins, in minor units, 0 or more
 * @param rate basis points of the base, 0 to 10,000, for what is in no category of its own rate
 * @param categories rates of categories, 0 to 10,000 basis points; copied
 */
public record RateTier(long from, int rate, Map<CategoryId, Integer> categories) {

    /** A rate of everything. */
    static final int WHOLE = 10_000;

    /**
     * Copies, and checks the ranges.
     *
     * @param from volume at which it begins
     * @param rate of what is in no category of its own rate
     * @param categories rates of categories
     */
    public RateTier {
        if (from < 0) {
            throw InvalidValueException.of("begin of a tier", "0 or more", from);
        }
        check("rate of the tier from " + from, rate);
        categories = Collections.unmodifiableMap(new TreeMap<>(categories));
        for (Map.Entry<CategoryId, Integer> each : categories.entrySet()) {
            check("rate of category " + each.getKey(), each.getValue());
        }
    }

    private static void check(String name, int rate) {
        if (rate < 0 || rate > WHOLE) {
            throw InvalidValueException.of(name, "0 to 10000 basis points", rate);
        }
    }

    /**
     * The rate of a category.
     *
     * @param category which; empty for none
     * @return basis points
     */
    public int rateOf(Optional<CategoryId> category) {
        return category.isPresent() ? categories.getOrDefault(category.get(), rate) : rate;
    }

    /**
     * The highest rate of any category.
     *
     * @return basis points
     */
    public int highest() {
        return categories.values().stream().mapToInt(Integer::intValue).reduce(rate, Math::max);
    }
}
