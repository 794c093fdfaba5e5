package io.communitykit.recommend.signal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;
import java.util.regex.Pattern;

/**
 * Names a signal: something that members do with content and that is counted, such as {@code like} or {@code dwell}. Immutable and safe for
 * many threads.
 *
 * @param value 1 to 40 small letters, digits and hyphens, a letter first
 */
@TextValue(pattern = SignalId.PATTERN)
public record SignalId(String value) implements Comparable<SignalId> {

    static final String PATTERN = "[a-z][a-z0-9-]{0,39}";
    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    /** How long content was looked at. */
    public static final SignalId DWELL = new SignalId("dwell");
    /** Likes. */
    public static final SignalId LIKE = new SignalId("like");
    /** Favourites. */
    public static final SignalId FAVOURITE = new SignalId("favourite");
    /** Comments. */
    public static final SignalId COMMENT = new SignalId("comment");

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public SignalId {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidValueException.of(
                    "signal", "1 to 40 small letters, digits and hyphens, a letter first", value);
        }
    }

    /** Orders by UTF-16 code units. */
    @Override
    public int compareTo(SignalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
