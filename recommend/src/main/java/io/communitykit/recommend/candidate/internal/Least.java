package io.communitykit.recommend.candidate.internal;

import java.util.Arrays;

/** Forgets the least of many. */
public final class Least {

    private Least() {}

    /** New numbers for all but the least, of equal ones those of the lowest numbers; those are -1. */
    public static int[] without(double[] values, int count) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double border = sorted[count];
        int equal = 0;
        for (int i = 0; i < count; i++) {
            equal += sorted[i] == border ? 1 : 0;
        }
        int[] numbers = new int[values.length];
        int next = 0;
        for (int item = 0; item < values.length; item++) {
            if (values[item] < border || (values[item] == border && equal-- > 0)) {
                numbers[item] = -1;
            } else {
                numbers[item] = next++;
            }
        }
        return numbers;
    }
}
