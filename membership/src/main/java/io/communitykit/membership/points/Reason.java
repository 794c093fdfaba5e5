package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdText;

/**
 * Why somebody granted or deducted points by hand, for the statement and the auditor.
 *
 * @param value 1 to 255 bytes of UTF-8, not blank, well-formed, without U+0000; no personal data
 */
public record Reason(String value) {

    /**
     * Checks the text.
     *
     * @param value 1 to 255 bytes of UTF-8, not blank, well-formed, without U+0000
     */
    public Reason {
        IdText.check("reason", value);
        if (value.isBlank()) {
            throw InvalidValueException.of("reason", "a text", "only white space");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
