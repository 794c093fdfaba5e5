package io.communitykit.core.event;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import java.io.Serial;

/** A line that should hold an event holds none, and the reader was told to stop there. */
public final class InvalidEventException extends CommunityException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The line, in parts: a record would not survive Java serialization by an older reader. */
    private final long line;

    /** What is wrong with it. */
    private final String reason;

    /**
     * Creates the exception, with the code {@link ErrorCode#EVENT_INVALID}.
     *
     * @param bad the line
     */
    public InvalidEventException(EventLine.Bad bad) {
        super(ErrorCode.EVENT_INVALID, "line " + bad.number() + ": " + bad.reason());
        this.line = bad.number();
        this.reason = bad.reason();
    }

    /**
     * The line that holds no event.
     *
     * @return its number and what is wrong with it
     */
    public EventLine.Bad bad() {
        return new EventLine.Bad(line, reason);
    }
}
