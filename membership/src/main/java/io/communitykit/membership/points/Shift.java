package io.communitykit.membership.points;

/**
 * What an entry moved in the parts of a pot.
 *
 * @param available in what can be spent
 * @param pending in what cannot be spent yet
 * @param held in what is set aside
 * @param debt in what is owed; above 0 where debt grew
 */
public record Shift(long available, long pending, long held, long debt) {

    /** Nothing moved. */
    public static final Shift NONE = new Shift(0, 0, 0, 0);

    /**
     * In what can be spent, and nowhere else.
     *
     * @param points either sign
     * @return the shift
     */
    public static Shift available(long points) {
        return points == 0 ? NONE : new Shift(points, 0, 0, 0);
    }

    /**
     * In what cannot be spent yet, and nowhere else.
     *
     * @param points either sign
     * @return the shift
     */
    public static Shift pending(long points) {
        return new Shift(0, points, 0, 0);
    }

    /**
     * What the entry moved in all.
     *
     * @return what can be spent, is pending or set aside, less what is owed
     * @throws ArithmeticException if it leaves the range of {@code long}
     */
    public long total() {
        return Math.subtractExact(Math.addExact(Math.addExact(available, pending), held), debt);
    }
}
