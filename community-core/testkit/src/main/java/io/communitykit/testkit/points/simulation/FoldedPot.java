package io.communitykit.testkit.points.simulation;

import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;

/** The sums of one currency, as the entries make them. */
final class FoldedPot {

    long available;
    long pending;
    long held;
    long debt;
    long loose;
    long earned;
    long spent;

    /** Expired points that a refund has claimed, which nobody can bring back. */
    long forgotten;

    void add(EntryKind kind, Shift shift, long looseMoved) {
        available += shift.available();
        pending += shift.pending();
        held += shift.held();
        debt += shift.debt();
        loose += looseMoved;
        long total = shift.available() + shift.pending() + shift.held() - shift.debt();
        // What a refund or a reinstatement brings back was earned before; it makes what was spent smaller.
        boolean back = kind == EntryKind.RETURN || kind == EntryKind.REINSTATE;
        earned += back ? 0 : Math.max(0, total);
        spent += back ? -total : Math.max(0, -total);
    }

    long balance() {
        return available + pending + held - debt;
    }

    boolean is(Pot pot) {
        return pot.available() == available
                && pot.pending() == pending
                && pot.held() == held
                && pot.debt() == debt
                && pot.loose() == loose
                && pot.earned() == earned
                && pot.spent() == spent;
    }

    @Override
    public String toString() {
        return "available=" + available + ", pending=" + pending + ", held=" + held + ", debt=" + debt + ", loose="
                + loose + ", earned=" + earned + ", spent=" + spent;
    }
}
