package io.communitykit.referral.attribution;

/**
 * How surely a touch tells who brought somebody, the surest first: what a friend typed outranks a coupon, a coupon a click, and a click
 * that is tied to the friend by an identifier one that is tied by likeness only (the order of Branch and SaaSquatch).
 */
public enum Strength {
    /** The friend typed an invite code. */
    TYPED_CODE,
    /** The friend used a coupon that carries the promoter. */
    COUPON_CODE,
    /** A click, tied to the friend by an identifier. */
    DETERMINISTIC_CLICK,
    /** A click, tied to the friend by likeness of device and time. */
    PROBABILISTIC_CLICK
}
