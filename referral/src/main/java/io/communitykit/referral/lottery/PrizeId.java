package io.communitykit.referral.lottery;

import io.communitykit.core.id.IdText;

/**
 * Names a prize within its activity, in all its editions. Opaque and compared to the byte. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record PrizeId(String value) implements Comparable<PrizeId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public PrizeId {
        IdText.check("prize id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(PrizeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
