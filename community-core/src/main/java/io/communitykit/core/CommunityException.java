package io.communitykit.core;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The root of every exception that CommunityKit throws on purpose. Unchecked. Everyday outcomes (insufficient,
 * duplicate, capped ...) are never exceptions but cases of a sealed result; an exception is a programming error, an
 * unusable document or a failed store.
 */
public class CommunityException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The code's text: a record would not survive Java serialization by an older reader, its text does. */
    private final String code;

    /**
     * Creates an exception that has no other cause.
     *
     * @param code the stable name of this kind of failure
     * @param message what went wrong, with the value and the limit; no personal data beyond ids
     */
    public CommunityException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param code the stable name of this kind of failure
     * @param message what went wrong, with the value and the limit; no personal data beyond ids
     * @param cause what it came from, or null where there is none
     */
    public CommunityException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code.value();
    }

    /**
     * The stable name of this kind of failure.
     *
     * @return the code given when the exception was made
     */
    public ErrorCode code() {
        return new ErrorCode(code);
    }
}
