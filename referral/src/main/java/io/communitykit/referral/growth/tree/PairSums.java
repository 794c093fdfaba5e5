package io.communitykit.referral.growth.tree;

import java.util.OptionalDouble;

/** Sums of distances by tree, exact in 128 bits: those of a chain of four million members leave 64. For one thread. */
final class PairSums {

    private static final double TWO_TO_64 = 0x1p64;

    private final long[] low;
    private final long[] high;

    PairSums(int trees) {
        this.low = new long[trees];
        this.high = new long[trees];
    }

    /** Adds so many pairs, 0 or more. */
    void add(int tree, long pairs) {
        low[tree] += pairs;
        high[tree] += Long.compareUnsigned(low[tree], pairs) < 0 ? 1 : 0;
    }

    /** The sum by all pairs of so many members; nothing where there is no pair. */
    OptionalDouble mean(int tree, int members) {
        double unsigned = low[tree] >= 0 ? low[tree] : ((low[tree] >>> 1) | (low[tree] & 1)) * 2.0;
        double pairs = members * (members - 1.0) / 2;
        return members < 2 ? OptionalDouble.empty() : OptionalDouble.of((high[tree] * TWO_TO_64 + unsigned) / pairs);
    }
}
