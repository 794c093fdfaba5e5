package io.communitykit.membership.tier.cut;

/**
 * What becomes of members with the very sum at which the places run out. Applies only where not all of them have a place:
 * where they fit exactly, they are in under every rule.
 */
public enum Ties {
    /** All of them are in; more get in than were asked for. */
    INCLUDE_ALL,
    /** None of them is in; fewer get in than were asked for, perhaps nobody. */
    EXCLUDE_ALL,
    /** As many as there are places, the first in {@link MemberOrder#BYTES}; exactly as many get in as were asked for. */
    BY_KEY
}
