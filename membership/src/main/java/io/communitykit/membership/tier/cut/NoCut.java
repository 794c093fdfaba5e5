package io.communitykit.membership.tier.cut;

/** Why nobody is in. Where several apply, the first in this order is told. */
public enum NoCut {
    /** The rule's share is 0. */
    NO_SHARE,
    /** There is no member in the population. */
    NO_POPULATION,
    /** The population is smaller than the rule's guard. */
    SMALL_POPULATION,
    /** The share comes to no whole member and is rounded down. */
    NO_PLACE,
    /** Nobody has spent the minimum. */
    BELOW_MINIMUM,
    /** All who could be in have the same sum, too many for the places, and the rule lets none of them in. */
    ALL_TIED
}
