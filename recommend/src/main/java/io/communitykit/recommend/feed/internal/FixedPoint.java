package io.communitykit.recommend.feed.internal;

/**
 * Scores are whole numbers of thousand millionths, so that sums are exact, do not depend on their order, and are the same on every machine.
 * With at most 65 positive addends of at most {@link #LIMIT} and a factor of at most 10 nothing leaves the range of {@code long}.
 */
public final class FixedPoint {

    /** One. */
    public static final long ONE = 1_000_000_000L;
    /** One, as a factor in basis points. */
    public static final int BASIS = 10_000;
    /** No addend is larger. */
    public static final long LIMIT = 10_000_000L * ONE;

    /** A signal of a smaller mean is not balanced: it has faded. */
    static final double LEAST_MEAN = 1e-9;

    private FixedPoint() {}

    /**
     * A number, rounded to the nearest unit, halves up; beyond the limit it is cut to it.
     *
     * @param value a finite number
     * @return units
     */
    public static long of(double value) {
        return Math.max(-LIMIT, Math.min(LIMIT, Math.round(value * ONE)));
    }

    /**
     * A part or a multiple, rounded down.
     *
     * @param units 0 or more
     * @param factor basis points, 0 to 100,000
     * @return units
     */
    public static long scale(long units, int factor) {
        return units / BASIS * factor + units % BASIS * factor / BASIS;
    }

    /**
     * A part, rounded down.
     *
     * @param units 0 or more
     * @param share 0 to {@link #ONE}
     * @return units
     */
    public static long share(long units, long share) {
        return units / ONE * share + units % ONE * share / ONE;
    }
}
