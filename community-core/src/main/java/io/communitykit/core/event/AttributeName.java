package io.communitykit.core.event;

import io.communitykit.core.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The name of one typed attribute of an event or a profile, such as {@code postKind}. Immutable and safe for many
 * threads.
 *
 * @param value a letter, then letters, digits, {@code _}, {@code -} or {@code .}; at most 64 characters, ASCII
 */
public record AttributeName(String value) implements Comparable<AttributeName> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    /**
     * Checks the text.
     *
     * @param value the name
     */
    public AttributeName {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidValueException.of("attribute name", "a match of " + SHAPE, value);
        }
    }

    /** Orders by character. */
    @Override
    public int compareTo(AttributeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
