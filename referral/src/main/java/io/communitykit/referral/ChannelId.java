package io.communitykit.referral;

import io.communitykit.core.id.IdText;

/**
 * Names a way on which members are reached, such as {@code wechat}, {@code poster} or {@code live}. Opaque and compared to the byte.
 * Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record ChannelId(String value) implements Comparable<ChannelId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public ChannelId {
        IdText.check("channel id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
