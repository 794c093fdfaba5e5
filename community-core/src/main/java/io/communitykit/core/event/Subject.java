package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.OrderId;

/**
 * What a fact is about: a piece of content, an order, a survey. The host names it. Immutable and safe for many threads.
 *
 * @param value 1 to 1,000 characters, well-formed, without U+0000
 */
public record Subject(String value) {

    private static final int MAX_LENGTH = 1_000;

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public Subject {
        WellFormed.check("subject", value);
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw InvalidValueException.of("subject", "1 to " + MAX_LENGTH + " characters", value.length());
        }
    }

    /**
     * The subject of a fact about content.
     *
     * @param content the content
     * @return a subject with the same text
     */
    public static Subject of(ContentId content) {
        return new Subject(content.value());
    }

    /**
     * The subject of a fact about an order.
     *
     * @param order the order
     * @return a subject with the same text
     */
    public static Subject of(OrderId order) {
        return new Subject(order.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
