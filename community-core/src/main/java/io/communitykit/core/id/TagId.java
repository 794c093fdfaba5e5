package io.communitykit.core.id;

/**
 * Names one tag that members may carry, in any script: {@code 生鲜} as well as {@code fresh}.
 *
 * <p>Opaque: two ids are the same only if their text is the same to the byte; case, accents, trailing spaces and emoji
 * all count. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record TagId(String value) implements Comparable<TagId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public TagId {
        IdText.check("tag", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(TagId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
