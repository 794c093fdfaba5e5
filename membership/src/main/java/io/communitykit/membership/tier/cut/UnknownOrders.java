package io.communitykit.membership.tier.cut;

/** What becomes of refunds whose order's payment is not known. They are reported under each. */
public enum UnknownOrders {
    /** They do not count: whoever undoes nothing known loses nothing. */
    LEAVE_OUT,
    /** They count against the member if they lie in the window themselves; right where orders before the window are not told. */
    BY_REFUND
}
