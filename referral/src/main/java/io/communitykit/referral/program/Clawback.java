package io.communitykit.referral.program;

/** What becomes of a reward that was paid when the referral turns out void. */
public enum Clawback {
    /** It is owed, and taken off what is paid next. */
    NET_NEXT_PAYOUT,
    /** It is taken back at once; the beneficiary's balance may become negative. */
    NEGATIVE_BALANCE,
    /** What is there is taken back at once; the rest is owed, and taken off what is paid next. */
    FLOOR_ZERO_WITH_DEBT,
    /** It stays paid. */
    NONE_AFTER_PAID
}
