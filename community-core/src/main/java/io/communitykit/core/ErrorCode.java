package io.communitykit.core;

import java.util.regex.Pattern;

/**
 * The stable name of a kind of failure, such as {@code storage.failed}. A code never changes its meaning between
 * releases, so a host may branch on it and put it in its own logs and metrics. Immutable and safe for many threads.
 *
 * @param value lower-case words joined by {@code .} or {@code -}, 3 to 64 characters
 */
public record ErrorCode(String value) {

    // Before the constants: they are checked against it.
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    /** A value object was given a value outside its range. */
    public static final ErrorCode VALUE_INVALID = new ErrorCode("value.invalid");
    /** An amount left the range of {@code long}. */
    public static final ErrorCode VALUE_OVERFLOW = new ErrorCode("value.overflow");
    /** Two amounts of different currencies met in one sum or comparison. */
    public static final ErrorCode CURRENCY_MISMATCH = new ErrorCode("currency.mismatch");
    /** A policy document breaks its kind's rules. */
    public static final ErrorCode POLICY_INVALID = new ErrorCode("policy.invalid");
    /** An event line or record cannot be read. */
    public static final ErrorCode EVENT_INVALID = new ErrorCode("event.invalid");
    /** A store failed or could not be reached. */
    public static final ErrorCode STORAGE_FAILED = new ErrorCode("storage.failed");
    /** A record of the store cannot be read as what it should be: a later release wrote it, or somebody else. */
    public static final ErrorCode STORAGE_UNREADABLE = new ErrorCode("storage.unreadable");
    /** The host's transaction was marked for rollback by an earlier failure and takes no more work. */
    public static final ErrorCode STORAGE_MARKED_ROLLBACK = new ErrorCode("storage.marked-rollback");
    /** The store was written with another pseudonym key or another schema version. */
    public static final ErrorCode STORAGE_FOREIGN = new ErrorCode("storage.foreign");

    /**
     * Checks the shape of the code.
     *
     * @param value lower-case words joined by {@code .} or {@code -}, 3 to 64 characters
     */
    public ErrorCode {
        if (value.length() < 3 || value.length() > 64 || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "error code must match " + SHAPE + " in 3 to 64 characters, got " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
