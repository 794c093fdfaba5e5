package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;

/**
 * How weight that comes back is discounted. What comes back to {@code a} for what it gives {@code b} is what {@code b} gives {@code a}, and with
 * {@code longest} 3 also what {@code b} gives any {@code c} times the share of all {@code c} gives that goes to {@code a}. The part of the
 * weight that comes back, at most all of it, is closed, the rest is open. Of the closed part {@code kept} counts. The remainder of what a
 * member gives goes to whom it gives openly, in proportion; where it gives to nobody openly it goes to everybody alike, as if it gave nothing.
 *
 * <p>What is promised with {@code kept} 0: a pair that gives each other as much on top, a hundred likes for a hundred likes, leaves every rank
 * as it was ({@code longest} 2, exactly; any pair in any graph). Members that give to nobody but each other, each pair as much as it gets, or
 * three in a circle, rank as if they gave nothing ({@code longest} 3). With {@code kept} of k and damping d such members together gain at most the
 * factor 1 / (1 - d k). What is not seen: circles of four and more without chords; {@link
 * io.communitykit.recommend.influence.spi.RingSource} is for those.
 *
 * @param longest the longest way round that is looked at: 1 (none), 2 (there and back) or 3
 * @param kept what a closed part counts, basis points, 0 to 10,000
 */
public record RingRule(int longest, int kept) {

    /** Nothing is discounted. */
    public static final RingRule NONE = new RingRule(1, 10_000);
    /** What comes back by one or two steps does not count. */
    public static final RingRule STRICT = new RingRule(3, 0);

    private static final int LONGEST = 3;

    /**
     * Checks the ranges.
     *
     * @param longest the longest way round
     * @param kept what a closed part counts
     */
    public RingRule {
        if (longest < 1 || longest > LONGEST) {
            throw InvalidValueException.of("longest ring", "1 to " + LONGEST, longest);
        }
        BasisPoints.check("kept of rings", kept);
    }
}
