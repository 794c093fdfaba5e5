package io.communitykit.referral.program;

/** What becomes of a grant that does not fit under a limit. The row in the ledger names what was wanted, always. */
public enum OnLimit {
    /** All of it is lost. */
    FORFEIT,
    /** What fits is granted; the rest is lost. */
    PARTIAL,
    /** What fits is granted; the rest waits for room. */
    QUEUE
}
