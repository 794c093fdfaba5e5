package io.communitykit.membership.points;

import io.communitykit.core.id.IdText;
import io.communitykit.core.policy.TextValue;

/**
 * Names one cap of a program. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
@TextValue
public record CapId(String value) implements Comparable<CapId> {

    /**
     * Checks the text.
     *
     * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
     */
    public CapId {
        IdText.check("cap id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(CapId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
