package io.communitykit.membership.points.lot;

import java.util.Comparator;

/**
 * From which lots points are taken first. Ties are decided by expiry, then by when they were earned, then by the lot's id,
 * so that the order of any lots is total.
 */
public enum ConsumptionOrder {
    /** What is lost soonest; what is lost with the balance's inactivity after that, what is never lost last. */
    EXPIRY_FIRST,
    /** What was earned first. */
    FIFO,
    /** What was earned last. */
    LIFO,
    /**
     * From every lot its share, by largest remainder; remainders of equal size go in the order of {@link #EXPIRY_FIRST}. What
     * a refund takes from other lots than the order's own goes in that order too, so that it can be split.
     */
    PROPORTIONAL;

    private static final Comparator<Lot> BY_AGE =
            Comparator.comparing((Lot lot) -> lot.terms().earnedAt()).thenComparing(Lot::id);
    private static final Comparator<Lot> BY_AGE_LAST_FIRST = BY_AGE.reversed();
    private static final Comparator<Lot> BY_EXPIRY = Comparator.comparing(
                    (Lot lot) -> lot.terms().expiry(), LotExpiry.soonestFirst())
            .thenComparing(BY_AGE);

    /**
     * Orders lots of one currency.
     *
     * @return a total order; consistent with equality of ids
     */
    public Comparator<Lot> comparator() {
        return switch (this) {
            case EXPIRY_FIRST, PROPORTIONAL -> BY_EXPIRY;
            case FIFO -> BY_AGE;
            case LIFO -> BY_AGE_LAST_FIRST;
        };
    }
}
