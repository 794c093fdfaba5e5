package io.communitykit.recommend.candidate.trend;

import io.communitykit.core.id.IdText;

/**
 * Within what something trends, such as {@code city:Lyon} or {@code category:toys}. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record TrendGroup(String value) implements Comparable<TrendGroup> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public TrendGroup {
        IdText.check("trend group", value);
    }

    /** Orders by UTF-16 code units. */
    @Override
    public int compareTo(TrendGroup other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
