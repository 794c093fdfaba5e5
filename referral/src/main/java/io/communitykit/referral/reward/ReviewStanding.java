package io.communitykit.referral.reward;

/** Whether somebody has to look at a side of a referral. Stored by name. */
public enum ReviewStanding {
    /** Nobody has to. */
    NONE,
    /** Somebody has to. */
    OPEN,
    /** Somebody did, and it passed. */
    PASSED
}
