package io.communitykit.recommend.diversity;

import io.communitykit.core.InvalidValueException;

/**
 * Discounts the scores of one author's further content: its k-th best, counted from 0, keeps {@code (1 - floor) * decay^k + floor} (X,
 * the-algorithm, DiversityDiscountProvider.scala, with 0.5 and 0.25). Of equal scores the lower index is the better.
 *
 * <p>Design. Scores are whole numbers of any unit, factors whole billionths, rounded once and to the nearest; the product is exact and rounded
 * down. A score of 0 or less stays, since a factor would raise it. Indices are sorted by author, score and index in a merge sort without
 * recursion: O(n log n), two arrays of n, kept between calls and grown when n grows. {@link StrictMath} for the power: the same on every machine.
 *
 * <p>For one thread at a time.
 */
public final class AuthorDiscount {

    /** A factor of 1. */
    public static final long WHOLE = 1_000_000_000;

    private static final int TABLE = 64;

    private final double decay;
    private final double floor;
    private final long[] factors = new long[TABLE];
    private int[] order = {};
    private int[] spare = {};

    /**
     * Keeps the numbers.
     *
     * @param decay 0 to 1: what each further one keeps of the part above the floor
     * @param floor 0 to 1: what any keeps
     * @throws InvalidValueException if one is out of range
     */
    public AuthorDiscount(double decay, double floor) {
        Inputs.within("decay of the author discount", decay, 0, 1);
        Inputs.within("floor of the author discount", floor, 0, 1);
        this.decay = decay;
        this.floor = floor;
        for (int k = 0; k < TABLE; k++) {
            factors[k] = computed(k);
        }
    }

    /**
     * That of X.
     *
     * @return decay 0.5, floor 0.25
     */
    public static AuthorDiscount published() {
        return new AuthorDiscount(0.5, 0.25);
    }

    /**
     * What the k-th of an author keeps.
     *
     * @param k counted from 0
     * @return billionths, 0 to {@link #WHOLE}
     */
    public long factor(int k) {
        return k < TABLE ? factors[k] : computed(k);
    }

    private long computed(int k) {
        return (long) StrictMath.rint(((1 - floor) * StrictMath.pow(decay, k) + floor) * WHOLE);
    }

    /**
     * Discounts.
     *
     * @param n how many candidates there are
     * @param scores of each; each is replaced by what remains of it
     * @param authors the group of each, in any codes; below 0 is none, which is not discounted
     * @param changes receives what was added to each score, 0 or less
     * @throws InvalidValueException if an array is too short
     */
    public void apply(int n, long[] scores, int[] authors, long[] changes) {
        Inputs.length("scores", n, scores.length);
        Inputs.length("authors", n, authors.length);
        Inputs.length("changes", n, changes.length);
        sort(n, scores, authors);
        int rank = 0;
        for (int at = 0; at < n; at++) {
            int i = order[at];
            rank = at > 0 && authors[order[at - 1]] == authors[i] ? rank + 1 : 0;
            long kept = authors[i] < 0 ? scores[i] : kept(scores[i], factor(rank));
            changes[i] = kept - scores[i];
        }
        for (int i = 0; i < n; i++) {
            scores[i] += changes[i];
        }
    }

    private static long kept(long score, long factor) {
        return score <= 0 ? score : score / WHOLE * factor + score % WHOLE * factor / WHOLE;
    }

    private void sort(int n, long[] scores, int[] authors) {
        if (order.length < n) {
            order = new int[n];
            spare = new int[n];
        }
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (long width = 1; width < n; width *= 2) {
            for (long from = 0; from < n; from += 2 * width) {
                merge(
                        (int) from,
                        (int) Math.min(n, from + width),
                        (int) Math.min(n, from + 2 * width),
                        scores,
                        authors);
            }
            int[] sorted = spare;
            spare = order;
            order = sorted;
        }
    }

    private void merge(int from, int middle, int to, long[] scores, int[] authors) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeLeft = right >= to || (left < middle && !before(order[right], order[left], scores, authors));
            spare[at] = takeLeft ? order[left++] : order[right++];
        }
    }

    /** By author, then the higher score; equals stay in the order of their index, since the sort is stable. */
    private static boolean before(int a, int b, long[] scores, int[] authors) {
        return authors[a] != authors[b] ? authors[a] < authors[b] : scores[a] > scores[b];
    }
}
