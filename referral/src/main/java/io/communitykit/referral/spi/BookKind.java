package io.communitykit.referral.spi;

import io.communitykit.core.InvalidValueException;
import java.util.regex.Pattern;

/**
 * What a book is about, such as {@code friend} or {@code budget}. Immutable and safe for many threads.
 *
 * @param name 1 to 20 of a-z, 0-9 and hyphen
 */
public record BookKind(String name) implements Comparable<BookKind> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,20}");

    /**
     * Checks the name.
     *
     * @param name what it is called
     */
    public BookKind {
        if (!NAME.matcher(name).matches()) {
            throw InvalidValueException.of("kind of book", "1 to 20 of a-z, 0-9 and hyphen", name);
        }
    }

    /** Orders by character. */
    @Override
    public int compareTo(BookKind other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
