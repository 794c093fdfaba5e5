package io.communitykit.core.segment.internal;

/**
 * Something that a plan decides of a member: whether a rule's condition is true, or, where others ask that a segment's rule
 * be false, whether it is false.
 *
 * @param kind what it decides
 * @param index the index of the rule or segment in its list
 * @param entry where its program begins
 * @param bit the bit that takes the answer
 */
public record Target(Kind kind, int index, int entry, int bit) {

    /** What a target decides. */
    public enum Kind {
        /** A tag rule holds. */
        TAG,
        /** A segment's rule is true. */
        SEGMENT,
        /** A segment's rule is false. */
        DENIAL
    }
}
