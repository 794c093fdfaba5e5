package io.communitykit.referral.commission;

/**
 * What was due and done. Immutable and safe for many threads.
 *
 * @param books how many promoters were served; as many as the limit where more may be due
 * @param closed how many statements were closed
 * @param settled how many payments were made
 * @param refused how many payments were refused
 * @param again how many payments are to be tried again
 */
public record DueSummary(int books, int closed, int settled, int refused, int again) {

    /** Nothing was due. */
    public static final DueSummary NONE = new DueSummary(0, 0, 0, 0, 0);

    DueSummary plus(DueSummary other) {
        return new DueSummary(
                books + other.books,
                closed + other.closed,
                settled + other.settled,
                refused + other.refused,
                again + other.again);
    }
}
