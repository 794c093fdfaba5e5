package io.communitykit.benchmarks.referral;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;

/** Growth as it is usually written: one member after the other. */
final class NaiveGrowth {

    private NaiveGrowth() {}

    /**
     * Plays generations, drawing the friends of each member (Poisson, Knuth), up to a size; the share of runs that died out by each.
     *
     * @param k friends a member
     * @param generations how many
     * @param runs how often
     * @param most members of a generation from which on a run counts as lasting
     */
    static double[] extinct(double k, int generations, int runs, int most) {
        SplittableRandom random = new SplittableRandom(1);
        double limit = Math.exp(-k);
        double[] extinct = new double[generations + 1];
        for (int run = 0; run < runs; run++) {
            int size = 1;
            for (int n = 1; n <= generations; n++) {
                int next = 0;
                for (int member = 0; member < size && size < most; member++) {
                    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                        next++;
                    }
                }
                size = size < most ? next : size;
                extinct[n] += size == 0 ? 1.0 / runs : 0;
            }
        }
        return extinct;
    }

    /** The mean distance of two members of a tree, by a walk from each. */
    static double virality(int[] parent) {
        int n = parent.length;
        int[][] beside = new int[n][0];
        for (int i = 1; i < n; i++) {
            beside[i] = append(beside[i], parent[i]);
            beside[parent[i]] = append(beside[parent[i]], i);
        }
        double sum = 0;
        int[] distance = new int[n];
        Deque<Integer> next = new ArrayDeque<>();
        for (int from = 0; from < n; from++) {
            Arrays.fill(distance, -1);
            distance[from] = 0;
            next.add(from);
            while (!next.isEmpty()) {
                int at = next.remove();
                sum += distance[at];
                for (int each : beside[at]) {
                    if (distance[each] < 0) {
                        distance[each] = distance[at] + 1;
                        next.add(each);
                    }
                }
            }
        }
        return sum / ((double) n * (n - 1));
    }

    private static int[] append(int[] values, int value) {
        int[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return more;
    }
}
