package io.communitykit.recommend.feed;

import io.communitykit.core.id.ContentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Content in its place.
 *
 * @param position its place on the page, from 1
 * @param content which
 * @param score its score in thousand millionths; the sum of {@code terms}, to the unit
 * @param terms what the score is made of
 * @param moves what moved it, in order; none where its score alone put it there
 * @param propensity of content that was drawn for this place: how probable that was, where new content is chosen given what the places above drew;
 *     empty for all other, and for content that was drawn for a place further down and came up because the page is short. Empty too where a quota has
 *     a maximum, since it may refuse what was drawn, and on a page that is shorter than asked, where draws move up
 */
public record FeedEntry(
        int position,
        ContentId content,
        long score,
        List<ScoreTerm> terms,
        List<FeedMove> moves,
        OptionalDouble propensity) {

    private static final int SCALE = 9;

    /**
     * Copies the lists.
     *
     * @param position its place
     * @param content which
     * @param score its score
     * @param terms what the score is made of
     * @param moves what moved it
     * @param propensity how probable a draw was
     */
    public FeedEntry {
        terms = List.copyOf(terms);
        moves = List.copyOf(moves);
    }

    /**
     * The score as a number.
     *
     * @return exact, with nine decimals
     */
    public BigDecimal scoreValue() {
        return BigDecimal.valueOf(score, SCALE);
    }
}
