package io.communitykit.risk.abuse.fact;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;
import java.util.regex.Pattern;

/**
 * What kind of thing a member was seen with, such as {@code phone} or {@code device}; the policy says what each is worth.
 *
 * @param value 1 to 40 lower-case letters and digits, in words joined by {@code -}
 */
@TextValue(pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
public record KeyKind(String value) implements Comparable<KeyKind> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 40;

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public KeyKind {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw InvalidValueException.of(
                    "key kind",
                    "lower-case words of letters and digits joined by -, at most " + LONGEST + " characters",
                    value.length() > LONGEST ? value.length() + " characters" : value);
        }
    }

    /** Orders by the text. */
    @Override
    public int compareTo(KeyKind other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
