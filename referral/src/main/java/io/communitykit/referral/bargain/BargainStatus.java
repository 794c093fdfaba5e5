package io.communitykit.referral.bargain;

/** Where a bargain stands. */
public enum BargainStatus {
    /** Friends may help. */
    RUNNING,
    /** The price is at its floor; it may be bought. */
    REACHED,
    /** The time to help is over, or nobody may help any more; it may be bought if the policy lets it be bought at any price. */
    ENDED,
    /** It is being bought; nobody helps. */
    ORDERED,
    /** It was bought. */
    BOUGHT,
    /** It was not bought in time. */
    EXPIRED
}
