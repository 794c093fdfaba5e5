package io.communitykit.recommend.feed;

import io.communitykit.recommend.internal.Checks;

/**
 * Where the product of all factors of a context is cut.
 *
 * @param least basis points, 0 to 10,000
 * @param most basis points, 10,000 to 100,000
 */
public record FactorRange(int least, int most) {

    /** From a fifth to five times. */
    public static final FactorRange DEFAULT = new FactorRange(2_000, 50_000);

    /**
     * Checks the numbers.
     *
     * @param least basis points
     * @param most basis points
     */
    public FactorRange {
        Checks.basisPoints("least factor", least);
        Checks.basisPoints("largest factor", most, Checks.BASIS, ContextRule.LARGEST);
    }

    /**
     * Cuts a product.
     *
     * @param factor basis points
     * @return the nearest within the range
     */
    public int cut(long factor) {
        return (int) Math.max(least, Math.min(most, factor));
    }
}
