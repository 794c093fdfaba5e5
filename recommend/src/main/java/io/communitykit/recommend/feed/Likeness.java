package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;

/**
 * What makes content alike, by weight: the same author, category, shop or format, and tags in common. The weights are divided by their sum.
 *
 * @param author 0 to 1,000
 * @param category 0 to 1,000
 * @param shop 0 to 1,000
 * @param format 0 to 1,000
 * @param tags 0 to 1,000: the share of tags that two have in common, out of all that either has
 */
public record Likeness(int author, int category, int shop, int format, int tags) {

    /** Authors and categories count as much together as tags. */
    public static final Likeness DEFAULT = new Likeness(1, 1, 0, 0, 2);

    private static final int MOST = 1_000;

    /**
     * Checks the weights.
     *
     * @param author of the same author
     * @param category of the same category
     * @param shop of the same shop
     * @param format of the same format
     * @param tags of tags in common
     */
    public Likeness {
        for (int weight : new int[] {author, category, shop, format, tags}) {
            if (weight < 0 || weight > MOST) {
                throw InvalidValueException.of("weight of likeness", "0 to " + MOST, weight);
            }
        }
        if (author + category + shop + format + tags == 0) {
            throw InvalidValueException.of("weights of likeness", "above 0, one of them at least", 0);
        }
    }
}
