package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;

/**
 * Puts one piece of content into one place.
 *
 * @param content which; not shown where it is no candidate or is excluded
 * @param position the place, 1 to 1,000
 */
public record Pin(ContentId content, int position) {

    /**
     * Checks the place.
     *
     * @param content which
     * @param position the place
     */
    public Pin {
        if (position < 1 || position > SlotRule.LAST) {
            throw InvalidValueException.of("position of pin " + content, "1 to " + SlotRule.LAST, position);
        }
    }
}
