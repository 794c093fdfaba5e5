package io.communitykit.recommend.feed.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;

/**
 * The name of a channel in a document.
 *
 * @param value not blank
 */
@TextValue
public record Channel(String value) {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public Channel {
        if (value.isBlank()) {
            throw InvalidValueException.of("channel", "a name", "a blank one");
        }
    }
}
