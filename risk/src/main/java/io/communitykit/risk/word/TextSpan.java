package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;

/**
 * A part of a text. Immutable and safe for many threads.
 *
 * @param start index of the first character in UTF-16 code units
 * @param end index after the last character, behind {@code start}
 */
public record TextSpan(int start, int end) {

    /**
     * Checks the order.
     *
     * @param start index of the first character
     * @param end index after the last character
     */
    public TextSpan {
        if (start < 0 || end <= start) {
            throw InvalidValueException.of("span", "0 <= start < end", start + " to " + end);
        }
    }
}
