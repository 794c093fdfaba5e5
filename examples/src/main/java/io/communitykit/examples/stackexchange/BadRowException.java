package io.communitykit.examples.stackexchange;

import java.io.Serial;

/** A row lacks an attribute or has one that cannot be read. */
final class BadRowException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadRowException(String message) {
        super(message);
    }

    BadRowException(String message, Throwable cause) {
        super(message, cause);
    }
}
