package io.communitykit.referral.order;

import io.communitykit.core.id.IdText;
import io.communitykit.core.policy.TextValue;

/**
 * Names a category of goods, by which rates may differ. Opaque and compared to the byte. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
@TextValue
public record CategoryId(String value) implements Comparable<CategoryId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public CategoryId {
        IdText.check("category id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(CategoryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
