package io.communitykit.referral.growth.tree;

/**
 * An edge that is no part of a tree. Immutable and safe for many threads.
 *
 * @param index where it was given, from 0
 * @param edge which
 * @param reason why
 */
public record DroppedEdge(int index, InviteEdge edge, Reason reason) {

    /** Why an edge is no part of a tree. */
    public enum Reason {
        /** A member invited themselves. */
        SELF_LOOP,
        /** It was given before. */
        DUPLICATE,
        /** The invitee came by somebody else, as was given before. */
        SECOND_INVITER,
        /** The inviter came by the invitee, directly or by others, as was given before. */
        CYCLE
    }
}
