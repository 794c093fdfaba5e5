package io.communitykit.membership.tier.cut.internal;

import java.util.Arrays;

/**
 * The sum of an exact rank, counted from the largest.
 *
 * <p>Layout: a histogram of 65,536 counts over 16 bits of the sum, its sign bit turned so that unsigned order is the order of
 * the sums. The first pass counts the uppermost 16 bits, and which of them the rank falls into; each later pass counts the next
 * 16 bits of only those sums that share the bits found so far. After four passes the sum is found, with how many are above and
 * equal. No comparison of two sums, so that no order and no choice of sums makes it slower than another; time is four sequential
 * reads, space the histogram. The sums themselves are neither moved nor copied, and may be read from a file.
 *
 * <p>The limit it is up against is the memory's bandwidth: 8 bytes a sum and pass. A quickselect reads less on average, but moves
 * the sums, and needs median of medians to be safe from a chosen input.
 */
public final class RankSelect {

    private static final int DIGIT = 16;
    private static final int FIRST = Long.SIZE - DIGIT;
    private static final int MASK = (1 << DIGIT) - 1;

    private final Sums sums;
    private final long least;
    private final long[] histogram = new long[1 << DIGIT];
    private final long size;

    /**
     * What stands at a rank.
     *
     * @param sum the sum
     * @param above how many are larger
     * @param equal how many are equal, itself included
     */
    public record Rank(long sum, long above, long equal) {}

    /**
     * What lies at or above a bound.
     *
     * @param count how many
     * @param smallest the smallest of them; {@link Long#MAX_VALUE} where there is none
     */
    public record Tail(long count, long smallest) {}

    /** Leaves out every sum below {@code least}. */
    public RankSelect(Sums sums, long least) {
        this.sums = sums;
        this.least = least;
        this.size = count(FIRST, 0);
    }

    /** How many sums there are, without those left out. */
    public long size() {
        return size;
    }

    /** The sum at a rank from 1, the largest, to {@link #size()}; call once. */
    public Rank rank(long rank) {
        long above = 0;
        long found = 0;
        for (int shift = FIRST; ; shift -= DIGIT) {
            if (shift < FIRST) {
                count(shift, found);
            }
            int digit = MASK;
            while (above + histogram[digit] < rank) {
                above += histogram[digit];
                digit--;
            }
            found |= (long) digit << shift;
            if (shift == 0) {
                return new Rank(found ^ Long.MIN_VALUE, above, histogram[digit]);
            }
        }
    }

    /** What lies at or above a bound, of the sums that are not left out. */
    public Tail tail(long bound) {
        long from = Math.max(bound, least);
        long[] found = {0, Long.MAX_VALUE};
        sums.forEach((values, start, end) -> {
            long count = 0;
            long smallest = Long.MAX_VALUE;
            for (int i = start; i < end; i++) {
                if (values[i] >= from) {
                    count++;
                    smallest = Math.min(smallest, values[i]);
                }
            }
            found[0] += count;
            found[1] = Math.min(found[1], smallest);
        });
        return new Tail(found[0], found[1]);
    }

    /** Counts one digit of those sums that have the digits above it; gives how many there are. */
    private long count(int shift, long digitsAbove) {
        Arrays.fill(histogram, 0);
        long fixed = shift == FIRST ? 0 : -1L << (shift + DIGIT);
        long wanted = digitsAbove ^ (Long.MIN_VALUE & fixed);
        long[] counted = {0};
        sums.forEach((values, start, end) ->
                counted[0] += count(histogram, values, start, end, new Digit(shift, fixed, wanted, least)));
        return counted[0];
    }

    private record Digit(int shift, long fixed, long wanted, long least) {}

    private static long count(long[] histogram, long[] values, int start, int end, Digit digit) {
        int shift = digit.shift;
        long fixed = digit.fixed;
        long wanted = digit.wanted;
        long least = digit.least;
        long counted = 0;
        for (int i = start; i < end; i++) {
            long value = values[i];
            if ((value & fixed) == wanted && value >= least) {
                histogram[(int) ((value ^ Long.MIN_VALUE) >>> shift) & MASK]++;
                counted++;
            }
        }
        return counted;
    }
}
