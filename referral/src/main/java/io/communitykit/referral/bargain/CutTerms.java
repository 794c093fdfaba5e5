package io.communitykit.referral.bargain;

import io.communitykit.core.InvalidValueException;

/**
 * What is to be cut, by how many, and how: a bargain keeps those it was started under. Immutable and safe for many threads.
 *
 * @param price before anybody helped, in minor units
 * @param floor after everybody did, in minor units, 0 or more, below the price
 * @param helpers how many help, 1 to {@value #MAX_HELPERS}
 * @param minimum the least cut, in minor units, 1 or more; helpers times it fit between price and floor
 * @param split how it is shared out
 * @param factor in basis points: of {@link Split#DECAY} each cut's share of the one before, 1 to 9,999; of {@link Split#WEIGHTED} a
 *     newcomer's mean in relation to others', 10,000 to 100,000, as far as all that is left goes, which is less among the last
 *     helpers; 0 of the others
 */
public record CutTerms(long price, long floor, int helpers, long minimum, Split split, int factor) {

    /** So many help at most. */
    public static final int MAX_HELPERS = 1_000;

    /** The highest price, in minor units. */
    public static final long MAX_PRICE = 1_000_000_000_000L;

    static final int WHOLE = 10_000;

    /**
     * Checks the numbers.
     *
     * @param price before anybody helped
     * @param floor after everybody did
     * @param helpers how many help
     * @param minimum the least cut
     * @param split how it is shared out
     * @param factor in basis points
     */
    public CutTerms {
        if (price < 1 || price > MAX_PRICE) {
            throw InvalidValueException.of("price of a bargain", "1 to " + MAX_PRICE, price);
        }
        if (floor < 0 || floor >= price) {
            throw InvalidValueException.of("floor of a bargain", "0 to below its price of " + price, floor);
        }
        if (helpers < 1 || helpers > MAX_HELPERS) {
            throw InvalidValueException.of("helpers of a bargain", "1 to " + MAX_HELPERS, helpers);
        }
        if (minimum == 1 && helpers > price - floor) {
            throw InvalidValueException.of(
                    "helpers of a bargain", "1 to " + (price - floor) + ", so that each cuts 1 or more", helpers);
        }
        if (minimum < 1 || minimum > (price - floor) / helpers) {
            throw InvalidValueException.of(
                    "least cut of a bargain",
                    "1 to " + (price - floor) / helpers + ", so that " + helpers + " fit into " + (price - floor),
                    minimum);
        }
        int least = split == Split.DECAY ? 1 : split == Split.WEIGHTED ? WHOLE : 0;
        int most = split == Split.DECAY ? WHOLE - 1 : split == Split.WEIGHTED ? 10 * WHOLE : 0;
        if (factor < least || factor > most) {
            throw InvalidValueException.of("factor of " + split, least + " to " + most + " basis points", factor);
        }
    }

    /**
     * What all helpers cut together.
     *
     * @return minor units, 1 or more
     */
    public long total() {
        return price - floor;
    }
}
