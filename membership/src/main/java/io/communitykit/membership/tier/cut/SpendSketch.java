package io.communitykit.membership.tier.cut;

/**
 * A summary of any number of sums in fixed memory, 120 kB, which says within what bounds a cut of them would fall. Two summaries
 * make one; neither the order of adding nor that of merging changes anything. Not safe for many threads.
 *
 * <p>A histogram with exact counts. Up to 127 minor units a bucket holds one value; beyond, each doubling is split into 128
 * buckets, so that a bucket is at most 1/128 of its values wide. Below 0 it is the mirror image. Nothing is sampled: the bounds are
 * certain, not probable. This is the log-linear layout of HdrHistogram (G. Tene).
 */
public final class SpendSketch {

    private static final int BITS = 7;
    private static final int PER_DOUBLING = 1 << BITS;
    private static final int HALF = (Long.SIZE - BITS) * PER_DOUBLING;

    private final long[] counts = new long[2 * HALF];
    private long size;
    private long smallest = Long.MAX_VALUE;
    private long largest = Long.MIN_VALUE;

    /** A summary of nothing. */
    public SpendSketch() {
        // All counts are 0.
    }

    /**
     * Adds a member.
     *
     * @param sum net spend in minor units, any number
     */
    public void add(long sum) {
        counts[bucket(sum)]++;
        size++;
        smallest = Math.min(smallest, sum);
        largest = Math.max(largest, sum);
    }

    /**
     * Adds all members of another summary, which stays as it is.
     *
     * @param other a summary of other members
     */
    public void merge(SpendSketch other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        size += other.size;
        smallest = Math.min(smallest, other.smallest);
        largest = Math.max(largest, other.largest);
    }

    /**
     * How many members it summarises.
     *
     * @return 0 or more
     */
    public long size() {
        return size;
    }

    /**
     * Where a cut of the members so far would fall.
     *
     * @param rule who would be in
     * @return bounds of the threshold, or why nobody would be in
     */
    public CutEstimate estimate(CutRule rule) {
        return new SketchCut(this, rule).estimate();
    }

    long count(int bucket) {
        return counts[bucket];
    }

    int buckets() {
        return counts.length;
    }

    long largest() {
        return largest;
    }

    static int bucket(long sum) {
        return sum >= 0 ? HALF + bucketUpwards(sum) : HALF - 1 - bucketUpwards(~sum);
    }

    private static int bucketUpwards(long value) {
        if (value < PER_DOUBLING) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - BITS;
        return (shift + 1) * PER_DOUBLING + (int) (value >>> shift) - PER_DOUBLING;
    }

    /** The smallest sum of a bucket that can have been added. */
    long low(int bucket) {
        long bound = bucket >= HALF ? lowUpwards(bucket - HALF) : ~highUpwards(HALF - 1 - bucket);
        return Math.max(bound, smallest);
    }

    /** The largest sum of a bucket that can have been added. */
    long high(int bucket) {
        long bound = bucket >= HALF ? highUpwards(bucket - HALF) : ~lowUpwards(HALF - 1 - bucket);
        return Math.min(bound, largest);
    }

    private static long lowUpwards(int index) {
        int shift = Math.max(0, index / PER_DOUBLING - 1);
        return index < PER_DOUBLING ? index : (long) (PER_DOUBLING + index % PER_DOUBLING) << shift;
    }

    private static long highUpwards(int index) {
        int shift = Math.max(0, index / PER_DOUBLING - 1);
        return lowUpwards(index) + (1L << shift) - 1;
    }
}
