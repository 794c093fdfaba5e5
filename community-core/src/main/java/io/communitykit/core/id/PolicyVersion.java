package io.communitykit.core.id;

/**
 * Names one edition of a policy document; results and stored entries carry it.
 *
 * <p>Opaque: two ids are the same only if their text is the same to the byte; case, accents, trailing spaces and emoji
 * all count. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record PolicyVersion(String value) implements Comparable<PolicyVersion> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public PolicyVersion {
        IdText.check("policy version", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(PolicyVersion other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
