package io.communitykit.recommend.feed;

import io.communitykit.recommend.internal.Checks;

/**
 * A score above 0 of the k-th content of one author, counted from 0 by score, is multiplied by {@code (1 - floor) * decay^k + floor} (X,
 * the-algorithm, DiversityDiscountProvider).
 *
 * @param decay basis points, 0 to 10,000
 * @param floor basis points, 0 to 10,000
 */
public record AuthorDecay(int decay, int floor) {

    /** As X published it: a half, and a quarter. */
    public static final AuthorDecay PUBLISHED = new AuthorDecay(5_000, 2_500);

    /**
     * Checks the numbers.
     *
     * @param decay basis points
     * @param floor basis points
     */
    public AuthorDecay {
        Checks.basisPoints("decay of authors", decay);
        Checks.basisPoints("floor of authors", floor);
    }
}
