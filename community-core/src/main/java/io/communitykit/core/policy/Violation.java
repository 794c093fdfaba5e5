package io.communitykit.core.policy;

import java.util.Optional;

/**
 * One fault of a document. Immutable and safe for many threads.
 *
 * @param pointer where, as a JSON pointer (RFC 6901), empty for the whole document; in the text form of a condition as
 *     {@code line 1, column 18}
 * @param expected what should be there, worded to follow "expected"
 * @param got what is there: text in quotes, at most about 60 characters of it
 * @param suggestion the name that was probably meant, or empty
 */
public record Violation(String pointer, String expected, String got, Optional<String> suggestion) {

    /** One line: {@code /rules/0/whne: expected ..., got "whne"; did you mean "when"?}. */
    @Override
    public String toString() {
        String where = pointer.isEmpty() ? "(root)" : pointer;
        String hint = suggestion.map(name -> "; did you mean \"" + name + "\"?").orElse("");
        return where + ": expected " + expected + ", got " + got + hint;
    }
}
