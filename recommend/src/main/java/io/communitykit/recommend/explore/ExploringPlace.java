package io.communitykit.recommend.explore;

/**
 * A place of a page that shows content in order to learn of it. What came of it may be weighed by the inverse of {@link #propensity()};
 * where exploring places are compared with each other only, by the inverse of {@code ofCandidate}.
 *
 * @param place from 0, the top
 * @param candidate what is shown there
 * @param ofPlace how probable it was that this place explores, above 0, at most 1
 * @param ofCandidate how probable it was that this place shows this candidate, given that it explores, above 0, at most 1
 */
public record ExploringPlace(int place, int candidate, double ofPlace, double ofCandidate) {

    /**
     * How probable it was that this place explores and shows this candidate.
     *
     * @return above 0, at most 1
     */
    public double propensity() {
        return ofPlace * ofCandidate;
    }
}
