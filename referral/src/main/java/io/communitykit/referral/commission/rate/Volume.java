package io.communitykit.referral.commission.rate;

import io.communitykit.core.money.PointArithmetic;
import io.communitykit.referral.order.CategoryId;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a promoter sold within a period net of refunds, by category: the measure of tiers. Immutable and safe for many threads.
 *
 * @param bases minor units of each category, and of what is in none; 0 is left out; copied
 */
public record Volume(Map<Optional<CategoryId>, Long> bases) {

    /** What is in no category comes first. */
    static final Comparator<Optional<CategoryId>> ORDER =
            Comparator.comparing(category -> category.map(CategoryId::value).orElse(""));

    /** Nothing. */
    public static final Volume NONE = new Volume(Map.of());

    /**
     * Copies.
     *
     * @param bases minor units of each category
     */
    public Volume {
        Map<Optional<CategoryId>, Long> sorted = new TreeMap<>(ORDER);
        sorted.putAll(bases);
        sorted.values().removeIf(base -> base == 0);
        bases = Collections.unmodifiableMap(sorted);
    }

    /**
     * The sum of all categories.
     *
     * @return minor units
     * @throws io.communitykit.core.InvalidValueException on overflow
     */
    public long total() {
        long sum = 0;
        for (long base : bases.values()) {
            sum = PointArithmetic.add(sum, base);
        }
        return sum;
    }

    /**
     * Adds to a category.
     *
     * @param category which; empty for none
     * @param base minor units, below 0 to take away
     * @return the volume
     * @throws io.communitykit.core.InvalidValueException on overflow
     */
    public Volume plus(Optional<CategoryId> category, long base) {
        Map<Optional<CategoryId>, Long> sum = new TreeMap<>(ORDER);
        sum.putAll(bases);
        sum.merge(category, base, PointArithmetic::add);
        return new Volume(sum);
    }
}
