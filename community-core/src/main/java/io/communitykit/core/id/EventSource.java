package io.communitykit.core.id;

/**
 * Names the system that tells facts and numbers them: the shop's order service, the forum, an import.
 *
 * <p>Opaque: two ids are the same only if their text is the same to the byte; case, accents, trailing spaces and emoji
 * all count. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record EventSource(String value) implements Comparable<EventSource> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public EventSource {
        IdText.check("event source", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(EventSource other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
