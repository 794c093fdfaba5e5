package io.communitykit.core.segment.counter;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;
import java.util.regex.Pattern;

/**
 * Names one behaviour counter, such as {@code orders}. Immutable and safe for many threads.
 *
 * @param value a letter, then letters, digits, {@code _}, {@code -} or {@code .}; at most 64 characters, ASCII
 */
@TextValue(pattern = CounterId.PATTERN)
public record CounterId(String value) implements Comparable<CounterId> {

    static final String PATTERN = "[A-Za-z][A-Za-z0-9_.-]{0,63}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

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
