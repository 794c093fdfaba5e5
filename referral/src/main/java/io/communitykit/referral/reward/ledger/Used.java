package io.communitykit.referral.reward.ledger;

/**
 * What of caps a day has used. Immutable and safe for many threads.
 *
 * @param grants how many grants
 * @param amount how much was granted
 */
public record Used(long grants, long amount) {

    /** Nothing. */
    public static final Used NOTHING = new Used(0, 0);
}
