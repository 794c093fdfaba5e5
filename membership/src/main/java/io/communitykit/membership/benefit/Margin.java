package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;

/**
 * What members bring a shop who climb a ladder: so many points of the ladder's measure stand for so much in sales, of which the
 * shop keeps a share.
 *
 * @param points how many points of the measure, above 0
 * @param sales what they stand for, 0 or more; 1 point and 0.01 CNY for a ladder by spend in fen
 * @param basisPoints the share of the sales that the shop keeps, in 1/10 000; 0 to 10,000
 */
public record Margin(long points, Money sales, int basisPoints) {

    /** The share that is all. */
    public static final int WHOLE = 10_000;

    /**
     * Checks the ranges.
     *
     * @param points how many points of the measure
     * @param sales what they stand for
     * @param basisPoints the share of the sales that the shop keeps
     */
    public Margin {
        if (points < 1) {
            throw InvalidValueException.of("points of a margin", "above 0", points);
        }
        if (sales.minor() < 0) {
            throw InvalidValueException.of("sales of a margin", "0 or more", sales);
        }
        if (basisPoints < 0 || basisPoints > WHOLE) {
            throw InvalidValueException.of("basis points of a margin", "0 to " + WHOLE, basisPoints);
        }
    }
}
