package io.communitykit.testkit.points.simulation;

import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Shift;

/** Which way each kind of entry moves the parts of a pot. */
final class EntryShapes {

    private EntryShapes() {}

    static void check(Posting posting, Entry entry) {
        Broken.unless(fits(entry), "an entry moves what its kind moves", () -> posting + " has " + entry);
        if (entry.limit().orElse(null) instanceof Limit.Refund refund) {
            long missing = entry.applied() - entry.asked();
            Broken.unless(
                    missing == refund.expired() + refund.offset() + refund.lost() + refund.forgiven(),
                    "a refund accounts for all that it claims",
                    () -> posting + " has " + entry);
        }
    }

    private static boolean fits(Entry entry) {
        Shift shift = entry.shift();
        long available = shift.available();
        boolean heldStays = shift.held() == 0;
        boolean debtStays = shift.debt() == 0;
        return switch (entry.kind()) {
            case START, ADJUST -> heldStays && debtStays;
            case EARN, GRANT, RECEIVE, CONVERT_TO -> available >= 0 && shift.pending() >= 0 && heldStays && debtStays;
            case RETURN, REINSTATE -> available >= 0 && shift.pending() == 0 && heldStays && debtStays;
            case CHARGE, SPEND, SEND, CONVERT_FROM -> available <= 0 && shift.pending() == 0 && heldStays && debtStays;
            case HOLD -> available < 0 && shift.held() == -available && shift.pending() == 0 && debtStays;
            case COMMIT -> available == 0 && shift.pending() == 0 && shift.held() < 0 && debtStays;
            case VOID, RELEASE -> available > 0 && shift.held() == -available && shift.pending() == 0 && debtStays;
            case ACTIVATE -> available > 0 && shift.pending() == -available && heldStays && debtStays;
            case CANCEL -> available == 0 && shift.pending() < 0 && heldStays && debtStays;
            case EXPIRE -> available < 0 && shift.pending() == 0 && heldStays && debtStays;
            case REPAY -> available < 0 && shift.debt() == available && shift.pending() == 0 && heldStays;
            case CLAWBACK -> available <= 0 && shift.pending() <= 0 && heldStays && shift.debt() >= 0;
            case CARRY_OVER -> shift.pending() == 0 && heldStays;
        };
    }
}
