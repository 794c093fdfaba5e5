package io.communitykit.recommend.candidate.recent;

import io.communitykit.recommend.candidate.internal.Least;
import java.util.Arrays;

/** The newest instant of each item. Not safe for many threads. */
final class LastTold {

    private long[] at = new long[0];

    void set(int item, long instant) {
        if (item >= at.length) {
            int from = at.length;
            at = Arrays.copyOf(at, Math.max(1_024, item * 2));
            Arrays.fill(at, from, at.length, Long.MIN_VALUE);
        }
        at[item] = Math.max(at[item], instant);
    }

    /** New numbers for all items but the oldest, equal ones in the order of numbers; those are -1. */
    int[] withoutOldest(int size, int count) {
        double[] instants = new double[size];
        for (int item = 0; item < size; item++) {
            // Milliseconds of the years 1 to 9999 fit a double exactly.
            instants[item] = at[item];
        }
        return Least.without(instants, count);
    }

    void renumber(int[] numbers) {
        int kept = 0;
        for (int item = 0; item < numbers.length; item++) {
            if (numbers[item] >= 0) {
                at[kept++] = at[item];
            }
        }
        Arrays.fill(at, kept, at.length, Long.MIN_VALUE);
    }
}
