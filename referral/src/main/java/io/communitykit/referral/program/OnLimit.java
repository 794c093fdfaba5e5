package io.communitykit.referral.program;

/** What becomes of a grant that does not fit under a limit. The row in the ledger names what was wanted, always. */
public enum OnLimit {
    /** All of it is lost. */
    FORFEIT,
    /** What fits is granted; the rest is lost. */
    PARTIAL,
    /**
     * What fits is granted; the rest waits for room. It is looked at again on the first day on which the windows of the caps leave some, be
     * that after the program's end, since it was earned before. Where no window will, as under a budget that is spent, only something that is
     * taken back or another edition makes room: then it is looked at after as long as it has waited, at least a day and at most 30, and no
     * more by itself once the program is over; the row goes on saying that it waits.
     */
    QUEUE
}
