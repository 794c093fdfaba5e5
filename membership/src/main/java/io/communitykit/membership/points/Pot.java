package io.communitykit.membership.points;

/**
 * One currency of one account.
 *
 * @param balance what the member has now; the sum of all entries
 * @param earned the sum of all entries above 0, the starting balance included
 * @param spent the sum of all entries below 0, as a number of 0 or more
 */
public record Pot(long balance, long earned, long spent) {

    /** A currency that never moved. */
    public static final Pot EMPTY = new Pot(0, 0, 0);

    /**
     * The pot after a movement.
     *
     * @param points what moved, either sign
     * @return the new pot
     * @throws ArithmeticException if a sum leaves the range of {@code long}
     */
    public Pot plus(long points) {
        return new Pot(
                Math.addExact(balance, points),
                points > 0 ? Math.addExact(earned, points) : earned,
                points < 0 ? Math.subtractExact(spent, points) : spent);
    }
}
