package io.communitykit.referral;

/** In what role somebody brings others. */
public enum PromoterKind {
    /** A member who invites friends, and is rewarded by head and ladder. */
    REFERRAL,
    /** A partner, such as a key opinion leader, who is paid a commission on orders. */
    AFFILIATE
}
