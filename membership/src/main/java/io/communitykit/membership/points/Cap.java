package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;

/**
 * A limit that rules share: within each period, the net points that a member gets from these rules stay at or below it.
 * What exceeds the room is cut off, and the entry says so. An edition that changes the period, or the program's zone, starts
 * counting in new windows: the room of the current one is given anew.
 *
 * @param id its name
 * @param currency the currency it counts
 * @param period how long it counts before it starts anew
 * @param limit points a period, at least 1
 * @param deductions whether deductions of its rules give room back
 */
public record Cap(CapId id, CurrencyId currency, CapPeriod period, long limit, Deductions deductions) {

    /**
     * Checks the limit.
     *
     * @param id its name
     * @param currency the currency it counts
     * @param period how long it counts before it starts anew
     * @param limit points a period, at least 1
     * @param deductions whether deductions of its rules give room back
     */
    public Cap {
        if (limit < 1) {
            throw InvalidValueException.of("limit of cap " + id, "at least 1", limit);
        }
    }

    /** What a deduction does to the room that is left. */
    public enum Deductions {
        /** What was taken may be earned again within the same period: the cap bounds the net. */
        GIVE_ROOM_BACK,
        /** What was earned counts, whatever is taken later. */
        KEEP_ROOM
    }
}
