package io.communitykit.referral.bargain;

import io.communitykit.referral.internal.SeededDraws;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Shares out what is to be cut, by a seed: the same terms and seed give the same cuts, always, so that a bargain can be looked over
 * afterwards and nothing is gained by trying again.
 *
 * <p>With a total {@code T}, {@code n} helpers and a least cut {@code m}: uniform cuts draw {@code n - 1} different places out of 1 to
 * {@code T - n (m - 1) - 1} and give each helper {@code m - 1} besides; the double mean, of what is left {@code R} and {@code k} helpers,
 * draws {@code m + U[0, floor(2 (R - k m) / k)]}, and the last takes what is left. Decay shares {@code T - n m} out in a geometric row,
 * rounded down, and what is over goes one by one to the largest remainders, the earlier first. A cut of the double mean takes the same time
 * whoever is next; of the others the whole plan is made each time, O(n log n). Immutable and safe for many threads.
 *
 * @param terms what is shared out
 * @param seed what chance begins with
 */
public record CutPlan(CutTerms terms, long seed) {

    /** The weight of the first cut of a decay; times a factor it fits. */
    private static final long FIRST = 1_000_000_000_000L;

    /** Whether a helper is new, where that counts. */
    public enum Weight {
        /** As everybody. */
        PLAIN,
        /** More, as the terms say. */
        NEWCOMER
    }

    /**
     * The cut of the next helper.
     *
     * @param before how many have helped, 0 to below the number of helpers
     * @param cut what they cut together
     * @param weight the next helper's; counts only for {@link Split#WEIGHTED}
     * @return minor units, the least cut or more; what is left for the last
     */
    public long next(int before, long cut, Weight weight) {
        return next(before, cut, weight, this::whole);
    }

    /** With all cuts as they were made before, where they are made all at once. */
    long next(int before, long cut, Weight weight, Supplier<long[]> whole) {
        int left = terms.helpers() - before;
        if (left == 1) {
            return terms.total() - cut;
        }
        return switch (terms.split()) {
            case UNIFORM_CUTS, DECAY -> whole.get()[before];
            case DOUBLE_MEAN -> drawn(before, cut, CutTerms.WHOLE);
            case WEIGHTED -> drawn(before, cut, weight == Weight.NEWCOMER ? terms.factor() : CutTerms.WHOLE);
        };
    }

    /** Up to twice the mean of what is left, times a weight, and never so much that others could not cut the least. */
    private long drawn(int before, long cut, int weight) {
        int left = terms.helpers() - before;
        long surplus = terms.total() - cut - left * terms.minimum();
        // Fits: the surplus is at most 10^12, the weight 10^5.
        long most = Math.min(surplus, 2 * surplus * weight / CutTerms.WHOLE / left);
        return terms.minimum() + new SeededDraws(seed, before).below(most + 1);
    }

    /** All cuts at once, of uniform cuts and decay. */
    long[] whole() {
        return terms.split() == Split.DECAY ? decay() : uniform();
    }

    private long[] uniform() {
        int parts = terms.helpers();
        long length = terms.total() - parts * (terms.minimum() - 1);
        SeededDraws random = new SeededDraws(seed);
        // Floyd's choice of a set without putting back: every set of places is as likely as every other.
        Set<Long> places = new HashSet<>();
        for (long top = length - parts + 1; top < length; top++) {
            long place = 1 + random.below(top);
            places.add(places.contains(place) ? top : place);
        }
        long[] cuts = places.stream().mapToLong(it -> it).sorted().toArray();
        long[] plan = new long[parts];
        long from = 0;
        for (int i = 0; i < parts; i++) {
            long to = i < cuts.length ? cuts[i] : length;
            plan[i] = to - from + terms.minimum() - 1;
            from = to;
        }
        return plan;
    }

    private long[] decay() {
        int parts = terms.helpers();
        BigInteger surplus = BigInteger.valueOf(terms.total() - parts * terms.minimum());
        long[] weights = new long[parts];
        BigInteger sum = BigInteger.ZERO;
        long weight = FIRST;
        for (int i = 0; i < parts; i++) {
            weights[i] = weight;
            sum = sum.add(BigInteger.valueOf(weight));
            weight = weight * terms.factor() / CutTerms.WHOLE;
        }
        long[] plan = new long[parts];
        List<Part> rests = new ArrayList<>();
        BigInteger given = BigInteger.ZERO;
        for (int i = 0; i < parts; i++) {
            BigInteger[] share =
                    surplus.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            plan[i] = terms.minimum() + share[0].longValueExact();
            given = given.add(share[0]);
            rests.add(new Part(i, share[1]));
        }
        rests.sort(Comparator.comparing(Part::rest).reversed().thenComparing(Part::place));
        // Fewer are over than there are parts.
        for (int i = 0; i < surplus.subtract(given).intValueExact(); i++) {
            plan[rests.get(i).place()]++;
        }
        return plan;
    }

    /** What rounding down left of a part. */
    private record Part(int place, BigInteger rest) {}
}
