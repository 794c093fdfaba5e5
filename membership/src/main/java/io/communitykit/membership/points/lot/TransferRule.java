package io.communitykit.membership.points.lot;

/** Whether members may send points to one another, and what becomes of their expiry. */
public enum TransferRule {
    /** They may not. */
    REFUSED,
    /** They may; the points keep their expiry, so that sending them round does not prolong their life. */
    KEEP_EXPIRY,
    /** They may; the points begin a new life with the receiver. */
    NEW_EXPIRY
}
