package io.communitykit.core.segment.cut;

/**
 * What becomes of members with equal values where a border between two groups would fall among them. Below, n is the number of
 * groups and N the number of members with a value; the division is of whole numbers, rounded down.
 */
public enum Ties {
    /**
     * All of them go where the first of them would: group 1 + n &middot; (members strictly below) / N. Who is in the upper groups
     * is truly above the share below; with many equal values at the bottom the lowest groups but one are empty.
     */
    TO_LOWER,
    /**
     * All of them go where the last of them would: group 1 + n &middot; (other members at or below) / N. With many equal values at
     * the bottom the lowest groups are empty.
     */
    TO_HIGHER,
    /**
     * They are told apart by a hash of their ids, so that groups differ in size by one member at most: group 1 + n &middot; (members
     * strictly below, and equal ones of a smaller hash) / N. The hash is the first half of murmur3 (128 bits, seed 0) over the id's
     * UTF-8 as a signed number; it says nothing about merit and is the same on every machine. Equal members with one hash, which is
     * a matter of 1 in 2<sup>64</sup> a pair, go to the lower group together.
     */
    BY_HASH
}
