package io.communitykit.referral.order;

import io.communitykit.core.id.IdText;

/**
 * Names a line within its order. Opaque and compared to the byte. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record LineId(String value) implements Comparable<LineId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public LineId {
        IdText.check("line id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(LineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
