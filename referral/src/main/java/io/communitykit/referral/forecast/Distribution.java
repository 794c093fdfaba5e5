package io.communitykit.referral.forecast;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;
import java.util.List;

/**
 * What came out of many runs. Immutable and safe for many threads.
 *
 * @param values in rising order, at least one; copied
 */
public record Distribution(List<Long> values) {

    private static final int BASIS = 10_000;

    /**
     * Copies, and checks the order.
     *
     * @param values in rising order
     */
    public Distribution {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw InvalidValueException.of("distribution", "at least one value", "none");
        }
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i) < values.get(i - 1)) {
                throw InvalidValueException.of(
                        "distribution", "rising values", values.get(i - 1) + ", " + values.get(i));
            }
        }
    }

    static Distribution of(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Distribution(Arrays.stream(sorted).boxed().toList());
    }

    /**
     * The least value that at least such a share of all values does not exceed (nearest rank).
     *
     * @param basisPoints the share, 1 to 10,000
     * @return the quantile
     * @throws InvalidValueException if the share is out of range
     */
    public long quantile(int basisPoints) {
        if (basisPoints < 1 || basisPoints > BASIS) {
            throw InvalidValueException.of("quantile", "1 to 10000 basis points", basisPoints);
        }
        long rank = ((long) values.size() * basisPoints + BASIS - 1) / BASIS;
        return values.get((int) rank - 1);
    }

    /**
     * The mean, rounded down.
     *
     * @return the mean
     */
    public long mean() {
        long whole = 0;
        long rest = 0;
        for (long value : values) {
            whole += value / values.size();
            rest += value % values.size();
        }
        return whole + Math.floorDiv(rest, (long) values.size());
    }
}
