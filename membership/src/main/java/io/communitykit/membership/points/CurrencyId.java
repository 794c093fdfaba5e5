package io.communitykit.membership.points;

import io.communitykit.core.id.IdText;
import io.communitykit.core.policy.TextValue;

/**
 * Names one points currency of a program, such as points or growth value. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
@TextValue
public record CurrencyId(String value) implements Comparable<CurrencyId> {

    /**
     * Checks the text.
     *
     * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
     */
    public CurrencyId {
        IdText.check("points currency", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(CurrencyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
