package io.communitykit.membership.points.books;

import io.communitykit.membership.points.Shift;

/**
 * What an account has in one currency at some time.
 *
 * @param available what can be spent
 * @param pending what cannot be spent yet
 * @param held what is set aside
 * @param debt what is owed
 */
public record Balance(long available, long pending, long held, long debt) {

    /** Nothing. */
    public static final Balance ZERO = new Balance(0, 0, 0, 0);

    /**
     * The balance after a movement.
     *
     * @param shift the movement
     * @return the sum
     * @throws ArithmeticException if it leaves the range of {@code long}
     */
    public Balance plus(Shift shift) {
        return new Balance(
                Math.addExact(available, shift.available()),
                Math.addExact(pending, shift.pending()),
                Math.addExact(held, shift.held()),
                Math.addExact(debt, shift.debt()));
    }

    /**
     * All together.
     *
     * @return what can be spent, is pending or set aside, less what is owed
     * @throws ArithmeticException if it leaves the range of {@code long}, which no account's does
     */
    public long total() {
        return Math.subtractExact(Math.addExact(Math.addExact(available, pending), held), debt);
    }
}
