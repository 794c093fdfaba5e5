package io.communitykit.membership.points;

import java.time.Instant;
import java.util.Optional;

/**
 * One currency of one account.
 *
 * @param available what can be spent; 0 as long as there is debt
 * @param pending what cannot be spent yet, 0 or more
 * @param held what is set aside, 0 or more
 * @param debt what is owed, 0 or more
 * @param loose how much of {@code available} is in no lot: all of it in a currency that keeps none
 * @param earned what ever came in, the starting balance included; see {@link EntryKind#earns()}
 * @param spent what ever went out, by spending, expiry and refunds, less what came back; {@code earned} less {@code spent} is
 *     the balance
 * @param lapsesAt when everything that can be spent is lost unless the member earns or spends before; empty if never
 * @param lapsedAt when that happened last, as long as the member was not active since: what comes back from before lapsed too
 */
public record Pot(
        long available,
        long pending,
        long held,
        long debt,
        long loose,
        long earned,
        long spent,
        Optional<Instant> lapsesAt,
        Optional<Instant> lapsedAt) {

    /** A currency that never moved. */
    public static final Pot EMPTY = new Pot(0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    /**
     * A pot of a currency that keeps no lots.
     *
     * @param balance what the member has now; the sum of all entries
     * @param earned what ever came in
     * @param spent what ever went out, as a number of 0 or more
     */
    public Pot(long balance, long earned, long spent) {
        this(balance, 0, 0, 0, balance, earned, spent, Optional.empty(), Optional.empty());
    }

    /**
     * What the member has in all; the sum of all entries.
     *
     * @return what can be spent, is pending or set aside, less what is owed
     */
    public long balance() {
        return available + pending + held - debt;
    }

    /**
     * The pot after a movement in a currency that keeps no lots.
     *
     * @param points what moved, either sign
     * @return the new pot
     * @throws ArithmeticException if a sum leaves the range of {@code long}
     */
    public Pot plus(long points) {
        return plus(EntryKind.ADJUST, Shift.available(points), points);
    }

    /**
     * The pot after a movement.
     *
     * @param kind what moved it
     * @param shift what moved
     * @param looseMoved what of it moved outside the lots
     * @return the new pot
     * @throws ArithmeticException if a sum leaves the range of {@code long}
     */
    public Pot plus(EntryKind kind, Shift shift, long looseMoved) {
        long total = shift.total();
        boolean earns = total > 0 && kind.earns();
        Pot next = new Pot(
                Math.addExact(available, shift.available()),
                Math.addExact(pending, shift.pending()),
                Math.addExact(held, shift.held()),
                Math.addExact(debt, shift.debt()),
                Math.addExact(loose, looseMoved),
                earns ? Math.addExact(earned, total) : earned,
                earns ? spent : Math.subtractExact(spent, total),
                lapsesAt,
                lapsedAt);
        Math.subtractExact(Math.addExact(Math.addExact(next.available, next.pending), next.held), next.debt);
        // Room for all that is left to leave by itself; nothing that is due can fail for want of it.
        Math.addExact(next.earned, next.debt);
        return next;
    }

    /**
     * The pot with another time to lapse.
     *
     * @param lapse when everything that can be spent is lost
     * @return the new pot
     */
    public Pot lapsing(Optional<Instant> lapse) {
        return lapse.equals(lapsesAt) ? this : with(lapse, lapsedAt);
    }

    /**
     * The pot after the member was active.
     *
     * @param lapse when everything that can be spent is lost for want of another activity
     * @return the new pot, which does not lapse sooner than before
     */
    public Pot active(Instant lapse) {
        Optional<Instant> next = lapsesAt.filter(lapse::isBefore).or(() -> Optional.of(lapse));
        Optional<Instant> last = lapsedAt.filter(at -> !lapse.isAfter(at));
        return next.equals(lapsesAt) && last.equals(lapsedAt) ? this : with(next, last);
    }

    /**
     * The pot after the member was active, where balances do not lapse any more.
     *
     * @param activity when
     * @return the new pot
     */
    public Pot activeForGood(Instant activity) {
        return with(Optional.empty(), lapsedAt.filter(at -> !activity.isAfter(at)));
    }

    /**
     * The pot after it has lapsed; what was lost is a movement of its own.
     *
     * @param at when
     * @return the new pot
     */
    public Pot lapsed(Instant at) {
        return with(Optional.empty(), lapsedAt.filter(at::isBefore).or(() -> Optional.of(at)));
    }

    private Pot with(Optional<Instant> next, Optional<Instant> last) {
        return new Pot(available, pending, held, debt, loose, earned, spent, next, last);
    }

    /**
     * Whether the currency is kept in lots.
     *
     * @return true if any point is in a lot or a hold, or owed
     */
    public boolean inLots() {
        return available != loose || pending != 0 || held != 0 || debt != 0;
    }
}
