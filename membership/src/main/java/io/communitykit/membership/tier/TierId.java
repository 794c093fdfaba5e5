package io.communitykit.membership.tier;

import io.communitykit.core.id.IdText;
import io.communitykit.core.policy.TextValue;

/**
 * Names one tier of a ladder, such as silver. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
@TextValue
public record TierId(String value) implements Comparable<TierId> {

    /**
     * Checks the text.
     *
     * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
     */
    public TierId {
        IdText.check("tier id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(TierId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
