package io.communitykit.membership.tier;

import io.communitykit.core.id.IdText;
import io.communitykit.core.policy.TextValue;

/**
 * Names one ladder of tiers; a member stands on each ladder apart. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
@TextValue
public record LadderId(String value) implements Comparable<LadderId> {

    /**
     * Checks the text.
     *
     * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
     */
    public LadderId {
        IdText.check("ladder id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(LadderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
