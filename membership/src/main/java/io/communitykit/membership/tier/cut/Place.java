package io.communitykit.membership.tier.cut;

/** Where a sum stands in a cut that was made. */
public enum Place {
    /** Every member with this sum is in. */
    IN,
    /** The first members with this sum are in, by {@link MemberOrder}, and the others are not. */
    BY_KEY,
    /** No member with this sum is in. */
    OUT
}
