package io.communitykit.recommend.feed.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;

/**
 * The name of a group in a document: of an author, a category, a shop, a source or a format.
 *
 * @param value not blank
 */
@TextValue
public record GroupName(String value) {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public GroupName {
        if (value.isBlank()) {
            throw InvalidValueException.of("group", "a name", "a blank one");
        }
    }
}
