package io.communitykit.risk.abuse.internal;

/** Who brought whom: columns of referrals, each in a list of its referrer and in one of its friend. Not safe for many threads. */
final class Edges {

    /** No time from the click is known. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final int NONE = -1;

    private final LongIndex index = new LongIndex();
    private int[] nextOut = new int[16];
    private int[] nextIn = new int[16];
    private long[] at = new long[16];
    private long[] click = new long[16];
    private final FirstReferrals firsts = new FirstReferrals();
    private int[] outOf = new int[0];
    private int[] into = new int[0];

    /** The referral of the two, or -1. */
    int find(int from, int to) {
        return index.find((long) from << 32 | to);
    }

    int add(int from, int to) {
        int edge = index.add((long) from << 32 | to);
        nextOut = Columns.room(nextOut, edge, NONE);
        nextIn = Columns.room(nextIn, edge, NONE);
        at = Columns.room(at, edge, 0);
        click = Columns.room(click, edge, 0);
        at[edge] = Long.MAX_VALUE;
        click[edge] = UNKNOWN;
        outOf = heads(outOf, from);
        into = heads(into, to);
        nextOut[edge] = outOf[from];
        outOf[from] = edge;
        nextIn[edge] = into[to];
        into[to] = edge;
        return edge;
    }

    /** Fetches where the referral of the two would be. */
    long slot(int from, int to) {
        return index.slot((long) from << 32 | to);
    }

    private static int[] heads(int[] column, int place) {
        int[] wide = column;
        while (place >= wide.length) {
            wide = Columns.room(wide, wide.length, NONE);
        }
        return wide;
    }

    /** Takes what another fact says of it; whether that changed anything. */
    boolean told(int edge, long when, long fromClick) {
        boolean changes = when < at[edge] || fromClick < click[edge];
        at[edge] = Math.min(at[edge], when);
        click[edge] = Math.min(click[edge], fromClick);
        if (from(edge) != to(edge)) {
            firsts.told(to(edge), edge, at[edge]);
        }
        return changes;
    }

    int size() {
        return index.size();
    }

    int from(int edge) {
        return (int) (index.value(edge) >>> 32);
    }

    int to(int edge) {
        return (int) index.value(edge);
    }

    long at(int edge) {
        return at[edge];
    }

    /** Microseconds from the click, or {@link #UNKNOWN}. */
    long click(int edge) {
        return click[edge];
    }

    /** The earliest referral of a member by another; -1 if there is none, or two are the earliest. */
    int firstOf(int member) {
        return firsts.of(member);
    }

    /** Where the referrals by a member begin, or -1. */
    int outOf(int member) {
        return member < outOf.length ? outOf[member] : NONE;
    }

    /** Where the referrals of a member begin, or -1. */
    int into(int member) {
        return member < into.length ? into[member] : NONE;
    }

    int nextOut(int edge) {
        return nextOut[edge];
    }

    int nextIn(int edge) {
        return nextIn[edge];
    }
}
