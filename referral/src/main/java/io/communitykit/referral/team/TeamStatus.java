package io.communitykit.referral.team;

/** Where a team stands. */
public enum TeamStatus {
    /** It waits for members. */
    FORMING,
    /** It is complete; what members paid stays paid. */
    SUCCEEDED,
    /** Its time was over before it was complete; every paid seat is refunded. */
    EXPIRED,
    /** The shop gave it up; every paid seat is refunded. */
    CANCELLED;

    /**
     * Whether paid seats are to be paid back.
     *
     * @return whether it failed
     */
    public boolean isFailed() {
        return this == EXPIRED || this == CANCELLED;
    }
}
