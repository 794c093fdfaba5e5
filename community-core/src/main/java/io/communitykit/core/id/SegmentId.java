package io.communitykit.core.id;

/**
 * Names one segment of members: a group that a rule decides who is in.
 *
 * <p>Opaque: two ids are the same only if their text is the same to the byte; case, accents, trailing spaces and emoji
 * all count. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record SegmentId(String value) implements Comparable<SegmentId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public SegmentId {
        IdText.check("segment id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(SegmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
