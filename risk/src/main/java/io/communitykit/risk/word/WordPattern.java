package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import java.util.regex.Pattern;

/**
 * A shape that words cannot carry, such as a telephone number. Immutable and safe for many threads.
 *
 * @param id the name in answers and reports: lower-case words joined by {@code -}, 1 to 64 characters
 * @param pattern the shape, in the notation that {@code WordMatcher} describes
 * @param category what it is about
 * @param level how grave it is
 * @param gaps whether it is also found where skipped characters stand in between
 * @param note why it is here; may be empty
 * @param validity when it counts
 */
public record WordPattern(
        String id, String pattern, WordCategory category, Level level, PatternGaps gaps, String note, Validity validity)
        implements Term {

    private static final int LONGEST = 64;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * Checks the id.
     *
     * @param id the name
     * @param pattern the shape
     * @param category what it is about
     * @param level how grave it is
     * @param gaps whether it is also found where skipped characters stand in between
     * @param note why it is here
     * @param validity when it counts
     */
    public WordPattern {
        if (id.length() > LONGEST || !SHAPE.matcher(id).matches()) {
            throw InvalidValueException.of(
                    "pattern id", "lower-case words joined by \"-\", 1 to " + LONGEST + " characters", id);
        }
    }

    @Override
    public String name() {
        return id;
    }
}
