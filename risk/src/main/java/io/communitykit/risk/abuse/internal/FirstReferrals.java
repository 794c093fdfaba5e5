package io.communitykit.risk.abuse.internal;

/**
 * Which referral of each member was the first. None is, where two are of the earliest instant: so it does not hang on the order in which
 * anything was told. Not safe for many threads.
 */
final class FirstReferrals {

    private static final int NONE = -1;

    private long[] earliest = new long[0];
    private int[] edge = new int[0];

    /** The first referral of a member, or -1. */
    int of(int member) {
        return member < edge.length ? edge[member] : NONE;
    }

    /** Takes that a referral of a member, which is no self-loop, was at a time or before. */
    void told(int member, int referral, long at) {
        while (member >= edge.length) {
            edge = Columns.room(edge, edge.length, NONE);
            earliest = Columns.room(earliest, earliest.length, Long.MAX_VALUE);
        }
        if (at < earliest[member]) {
            earliest[member] = at;
            edge[member] = referral;
        } else if (at == earliest[member] && edge[member] != referral) {
            edge[member] = NONE;
        }
    }
}
