package io.communitykit.membership.voucher;

import io.communitykit.core.id.IdText;
import io.communitykit.core.policy.TextValue;

/**
 * Names something that is sold: an article or one variant of it, as the host keeps them. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
@TextValue
public record GoodsId(String value) implements Comparable<GoodsId> {

    /**
     * Checks the text.
     *
     * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
     */
    public GoodsId {
        IdText.check("goods id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(GoodsId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
