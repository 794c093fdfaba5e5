package io.communitykit.risk.word.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.risk.word.WordPattern;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words the faults of one pattern, and knows the limits. Immutable. */
final class PatternFaults {

    static final int LONGEST_TEXT = 20_000;
    static final int LONGEST_MATCH = 256;
    static final int MOST_TIMES = 64;
    static final int MOST_PLACES = 20_000;

    private static final Pattern TIMES = Pattern.compile("(\\d{1,4})(?:,(\\d{1,4}))?");

    private final WordPattern pattern;

    PatternFaults(WordPattern pattern) {
        this.pattern = pattern;
    }

    /** How often a part may stand. */
    record Range(int least, int most) {}

    /** A fault in a place. */
    InvalidValueException at(int index, String expected) {
        String text = pattern.pattern();
        String got = index >= text.length() ? "the end" : "\"" + Character.toString(text.codePointAt(index)) + "\"";
        return InvalidValueException.of("pattern " + pattern.id() + " at index " + index, expected, got);
    }

    /** A fault of the whole. */
    InvalidValueException whole(String expected, String got) {
        return InvalidValueException.of("pattern " + pattern.id(), expected, got);
    }

    /** Reads a quantity. */
    Range range(int index, String inside) {
        Matcher matcher = TIMES.matcher(inside);
        if (!matcher.matches()) {
            throw at(index, "{m} or {m,n}");
        }
        int least = Integer.parseInt(matcher.group(1));
        int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
        if (most < 1 || most > MOST_TIMES || least > most) {
            throw at(index, "{m} or {m,n} with n from 1 to " + MOST_TIMES + " and m not above n");
        }
        return new Range(least, most);
    }

    /** Checks the length of the notation. */
    void checkText() {
        int length = pattern.pattern().length();
        if (length == 0 || length > LONGEST_TEXT) {
            throw whole("1 to " + LONGEST_TEXT + " characters", length + " characters");
        }
    }

    /** Checks what only the whole shows. */
    void check(PatternNode body) {
        if (body.shortest() == 0) {
            throw whole("a shape of at least one character", "one that nothing matches");
        }
        if (body.longest() > LONGEST_MATCH) {
            throw whole(
                    "a shape of at most " + LONGEST_MATCH + " characters",
                    body.longest() == PatternNode.PLENTY ? "far more" : body.longest() + " characters");
        }
        if (body.places() > MOST_PLACES) {
            throw tooComplex(MOST_PLACES + " places");
        }
    }

    /** Too many places or states. */
    InvalidValueException tooComplex(String limit) {
        return whole("no more complex than " + limit, "more");
    }
}
