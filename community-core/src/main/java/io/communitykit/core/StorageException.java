package io.communitykit.core;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A store could not do what it was asked. Nothing of the failed call is kept, unless only the reply to a commit was
 * lost: telling the fact again answers that. The only exception that a storage port throws for a failure of its own.
 */
public final class StorageException extends CommunityException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether the same call in a new transaction may succeed. */
    private final boolean retryable;

    private StorageException(ErrorCode code, String message, @Nullable Throwable cause, boolean retryable) {
        super(code, message, cause);
        this.retryable = retryable;
    }

    /**
     * A failure that the same call, made again in a new transaction, may not meet: a serialization failure, a deadlock,
     * a lock time-out, a stale snapshot, a lost connection.
     *
     * @param message what was being done and what failed, ids only
     * @param cause what it came from, or null
     * @return the exception, ready to throw
     */
    public static StorageException retryable(String message, @Nullable Throwable cause) {
        return new StorageException(ErrorCode.STORAGE_FAILED, message, cause, true);
    }

    /**
     * A failure that will come again until somebody mends its reason.
     *
     * @param code the kind of failure
     * @param message what was being done and what failed, ids only
     * @param cause what it came from, or null
     * @return the exception, ready to throw
     */
    public static StorageException permanent(ErrorCode code, String message, @Nullable Throwable cause) {
        return new StorageException(code, message, cause, false);
    }

    /**
     * Whether the same call in a new transaction may succeed.
     *
     * @return true where trying again makes sense
     */
    public boolean retryable() {
        return retryable;
    }
}
