package io.communitykit.recommend.formula;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;

/**
 * How one kind of interaction makes content trend: {@code sum of count * weight * decay^days} over a window (Metarank, trending). The trend of
 * several kinds is the sum of theirs. Metarank advises a decay of 0.8 to 0.95 for a month and 0.95 to 0.99 for longer. Immutable and safe for
 * many threads; the same on every machine.
 *
 * @param weight what one interaction of today counts, -1e6 to 1e6
 * @param decay what is left after a day, above 0 and at most 1
 * @param days how many days count, today included, 1 to 3,660
 */
public record Trend(double weight, double decay, int days) {

    private static final double HEAVIEST = 1e6;
    private static final int LONGEST = 3_660;

    /**
     * Checks the ranges.
     *
     * @param weight what one interaction of today counts
     * @param decay what is left after a day
     * @param days how many days count
     */
    public Trend {
        Checks.within("weight of a trend", weight, -HEAVIEST, HEAVIEST);
        Checks.within("decay of a trend", decay, Double.MIN_NORMAL, 1);
        Checks.within("days of a trend", days, 1, LONGEST);
    }

    /**
     * The trend.
     *
     * @param perDay interactions of today, of yesterday, and so on, each 0 to 1e12; those beyond the window are not looked at
     * @return a finite number; summed from today back
     */
    public double of(long... perDay) {
        double sum = 0;
        for (int day = 0; day < Math.min(days, perDay.length); day++) {
            if (perDay[day] < 0) {
                throw InvalidValueException.of("interactions " + day + " days ago", "0 or more", perDay[day]);
            }
            sum += perDay[day] * weight * StrictMath.pow(decay, day);
        }
        return sum;
    }
}
