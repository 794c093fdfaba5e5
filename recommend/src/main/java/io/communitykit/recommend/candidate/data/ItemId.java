package io.communitykit.recommend.candidate.data;

import io.communitykit.core.id.IdText;

/**
 * Names what may be recommended: content, a product, a member to follow. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000; two are the same only if they are to the byte
 */
public record ItemId(String value) implements Comparable<ItemId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public ItemId {
        IdText.check("item id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
