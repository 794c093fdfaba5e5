package io.communitykit.referral.spi;

import io.communitykit.core.id.IdText;

/**
 * Names the thing that a book of a program is about, such as a team or a bargain. Opaque and compared to the byte; must not contain a
 * member's id. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record BookSubject(String value) implements Comparable<BookSubject> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public BookSubject {
        IdText.check("subject of a book", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(BookSubject other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
