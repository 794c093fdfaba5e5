package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Names one behaviour counter, such as {@code orders}. Immutable and safe for many threads.
 *
 * @param value a letter, then letters, digits, {@code _}, {@code -} or {@code .}; at most 64 characters, ASCII
 */
public record CounterId(String value) implements Comparable<CounterId> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    /**
     * Checks the text.
     *
     * @param value the name
     */
    public CounterId {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidValueException.of("counter id", "a match of " + SHAPE, value);
        }
    }

    /** Orders by character. */
    @Override
    public int compareTo(CounterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
