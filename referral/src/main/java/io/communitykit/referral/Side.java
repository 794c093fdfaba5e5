package io.communitykit.referral;

/** The two sides of a referral. Each has a state, rewards and reviews of its own. */
public enum Side {
    /** Who brought somebody. */
    REFERRER,
    /** Who was brought. */
    FRIEND
}
