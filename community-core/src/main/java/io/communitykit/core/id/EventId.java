package io.communitykit.core.id;

/**
 * Numbers one fact within its {@link EventSource}; telling the fact again repeats the number.
 *
 * <p>Opaque: two ids are the same only if their text is the same to the byte; case, accents, trailing spaces and emoji
 * all count. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record EventId(String value) implements Comparable<EventId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public EventId {
        IdText.check("event id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
