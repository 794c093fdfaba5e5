package io.communitykit.risk.abuse.internal;

import io.communitykit.core.time.Timestamps;
import java.time.Duration;

/** What became of members: the latest that was told of each. Not safe for many threads. */
final class Qualities {

    private static final long NEVER = Long.MIN_VALUE;

    private final int keptDays;
    private final long keptMicros;
    private long[] at = new long[16];
    private int[] orders = new int[16];
    private int[] kept = new int[16];
    private int members;

    Qualities(int keptDays) {
        this.keptDays = keptDays;
        this.keptMicros = Timestamps.toMicros(Duration.ofDays(keptDays));
    }

    void add() {
        at = Columns.room(at, members, 0);
        orders = Columns.room(orders, members, 0);
        kept = Columns.room(kept, members, 0);
        at[members++] = NEVER;
    }

    /** Takes what was told, unless something later was; whether it did. */
    boolean told(int member, long when, int ordersThen, int keptThen) {
        int order = Long.compare(when, at[member]);
        if (order == 0) {
            order = Integer.compare(ordersThen, orders[member]);
        }
        if (order == 0) {
            order = Integer.compare(keptThen, kept[member]);
        }
        if (order <= 0) {
            return false;
        }
        at[member] = when;
        orders[member] = ordersThen;
        kept[member] = keptThen;
        return true;
    }

    /** Forgets what was told of a member; whether anything was. */
    boolean forget(int member) {
        boolean known = at[member] != NEVER;
        at[member] = NEVER;
        orders[member] = 0;
        kept[member] = 0;
        return known;
    }

    /**
     * 1 for a member with at most one order who left early, 0 for another, a half for one of whom nothing is known: neither by what was told
     * nor, as of then, by the time since.
     */
    double poor(int member, long since) {
        if (at[member] == NEVER) {
            return 0.5;
        }
        if (isGood(member)) {
            return 0;
        }
        return at[member] - since >= keptMicros ? 1 : 0.5;
    }

    /** Whether a member is known to have two orders, or to have stayed. */
    boolean isGood(int member) {
        return orders[member] > 1 || kept[member] >= keptDays;
    }
}
