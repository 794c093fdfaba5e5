package io.communitykit.membership.tier.cut.internal;

/** A sum of amounts that does not overflow on the way: 128 bits, read as 64. */
final class WideSum {

    private long high;
    private long low;

    void clear() {
        high = 0;
        low = 0;
    }

    void add(long amount) {
        long sum = low + amount;
        high += (amount >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    void subtract(WideSum other) {
        high -= other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
        low -= other.low;
    }

    void add(WideSum other) {
        long sum = low + other.low;
        high += other.high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    /** Whether it fits into 64 bits. */
    boolean fits() {
        return high == low >> 63;
    }

    /** The sum, or the bound that it left. */
    long bounded() {
        return fits() ? low : high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
