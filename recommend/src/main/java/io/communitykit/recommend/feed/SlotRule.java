package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.RuleId;

/**
 * Keeps a place of the page for the best of some content: the fourth for a shop's own.
 *
 * @param id names it in moves and shortfalls
 * @param position the place, 1 to 1,000
 * @param content which content, a condition over {@link FeedAttributes#CONTENT}
 */
public record SlotRule(RuleId id, int position, Condition content) {

    /** The furthest place. */
    public static final int LAST = 1_000;

    /**
     * Checks the place.
     *
     * @param id names it
     * @param position the place
     * @param content which content
     */
    public SlotRule {
        if (position < 1 || position > LAST) {
            throw InvalidValueException.of("position of slot " + id, "1 to " + LAST, position);
        }
    }
}
