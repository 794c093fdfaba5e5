package io.communitykit.referral.commission.internal;

/** Whether somebody pays by itself what a statement leaves. */
public enum Payer {
    /** A payout was given to whoever closed the statement, so that it is due. */
    PORT,
    /** Nobody was there to pay when the statement was closed; it is not due for that alone. */
    NONE
}
