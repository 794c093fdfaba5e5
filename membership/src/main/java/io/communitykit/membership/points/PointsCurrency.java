package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;

/**
 * A kind of points: what members spend, growth value that only rises, a reputation.
 *
 * @param id its name
 * @param start what an account begins with, within plus and minus 10^18; posted when the account is opened
 * @param floor no deduction takes the balance below this; at most {@code start}
 */
public record PointsCurrency(CurrencyId id, long start, long floor) {

    private static final long MAX_START = 1_000_000_000_000_000_000L;

    /**
     * Checks the range of the start, and that it is not below the floor.
     *
     * @param id its name
     * @param start what an account begins with, within plus and minus 10^18
     * @param floor no deduction takes the balance below this
     */
    public PointsCurrency {
        if (Math.abs(start) > MAX_START || start == Long.MIN_VALUE) {
            throw InvalidValueException.of("start of " + id, "within plus and minus " + MAX_START, start);
        }
        if (start < floor) {
            throw InvalidValueException.of("start of " + id, "at least its floor " + floor, start);
        }
    }
}
