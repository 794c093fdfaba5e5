package io.communitykit.referral.bargain;

import io.communitykit.core.id.IdText;

/**
 * Names a bargain within its activity. Opaque and compared to the byte; must not contain a member's id. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record BargainId(String value) implements Comparable<BargainId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public BargainId {
        IdText.check("bargain id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(BargainId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
