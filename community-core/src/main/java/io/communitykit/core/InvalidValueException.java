package io.communitykit.core;

import java.io.Serial;

/** A value object or a command was given something outside its range; the message names it and the limit. */
public final class InvalidValueException extends CommunityException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param code the kind of fault, {@link ErrorCode#VALUE_INVALID} or a narrower one
     * @param message names the value, what was expected and what was got
     */
    public InvalidValueException(ErrorCode code, String message) {
        super(code, message);
    }

    /**
     * The common form: {@code <name> must be <expected>, got <actual>}.
     *
     * @param name what the value is called where the caller set it
     * @param expected the rule, worded to follow "must be"
     * @param actual the value that broke it
     * @return the exception, ready to throw
     */
    public static InvalidValueException of(String name, String expected, Object actual) {
        return new InvalidValueException(ErrorCode.VALUE_INVALID, name + " must be " + expected + ", got " + actual);
    }

    /**
     * An amount left the range of {@code long}.
     *
     * @param operation the sum or product in words, with its operands
     * @return the exception, ready to throw
     */
    public static InvalidValueException overflow(String operation) {
        return new InvalidValueException(ErrorCode.VALUE_OVERFLOW, operation + " leaves the range of a 64-bit integer");
    }
}
