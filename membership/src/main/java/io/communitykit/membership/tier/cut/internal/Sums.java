package io.communitykit.membership.tier.cut.internal;

/** Sums that can be gone through any number of times, in stretches of an array. */
public interface Sums {

    /** Takes a stretch; the array may be filled anew after the call. */
    @FunctionalInterface
    interface Stretch {
        /** Takes the values from one index up to another, without it. */
        void accept(long[] values, int from, int to);
    }

    /** Goes through all of them, the same each time. */
    void forEach(Stretch stretch);

    /** The values of an array, in one stretch. */
    static Sums of(long[] values) {
        return stretch -> stretch.accept(values, 0, values.length);
    }
}
