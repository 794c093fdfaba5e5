package io.communitykit.referral.reward.internal;

import io.communitykit.referral.Reason;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.LadderUse;
import io.communitykit.referral.reward.ledger.RuleAccount;
import io.communitykit.referral.reward.ledger.RuleTerms;
import io.communitykit.referral.reward.ledger.Transfer;
import java.util.Optional;

/**
 * What one beneficiary has by one rule, open for what needs no ladder: what was decided is carried out, or lost, also when an edition has the
 * rule no more. Each change keeps {@code held + approved + paid + queued + forfeited} what the ladder gave, and the budget's tally with it.
 * Used once, by one thread.
 */
public sealed class OpenAccount permits OpenRule {

    final RuleTerms terms;
    final OpenTally tally;
    final CapRoom caps;

    LadderUse ladder;
    long counted;
    long before;
    long offset;
    long held;
    long approved;
    long paid;
    long queued;
    long forfeited;
    long forgiven;
    long owed;
    long paidOut;
    long recovering;
    long recovered;
    long numbers;

    OpenAccount(RuleAccount account, RuleTerms terms, OpenTally tally) {
        this.terms = terms;
        this.tally = tally;
        this.caps = new CapRoom(account.used(), account.usedInAll());
        this.ladder = account.ladder();
        this.counted = account.counted();
        this.before = account.before();
        this.offset = account.offset();
        this.held = account.held();
        this.approved = account.approved();
        this.paid = account.paid();
        this.queued = account.queued();
        this.forfeited = account.forfeited();
        this.forgiven = account.forgiven();
        this.owed = account.owed();
        this.paidOut = account.paidOut();
        this.recovering = account.recovering();
        this.recovered = account.recovered();
        this.numbers = account.numbers();
    }

    /**
     * Opens an account without its rule.
     *
     * @param account as it is
     * @param tally the program's
     * @return the account, on the ladder and the terms that it has; empty where nothing ever happened in it
     */
    public static Optional<OpenAccount> of(RuleAccount account, OpenTally tally) {
        return account.terms().map(terms -> new OpenAccount(account, terms, tally));
    }

    /**
     * The terms by which what is decided now is carried out.
     *
     * @return the terms
     */
    public RuleTerms terms() {
        return terms;
    }

    /**
     * Closes the account.
     *
     * @return as it is now
     */
    public RuleAccount close() {
        return new RuleAccount(
                Optional.of(terms),
                counted,
                before,
                offset,
                ladder,
                held,
                approved,
                paid,
                queued,
                forfeited,
                forgiven,
                owed,
                paidOut,
                recovering,
                recovered,
                numbers,
                caps.days(),
                caps.inAll());
    }

    final long credited() {
        return held + approved + paid + queued + forfeited;
    }

    /**
     * Gives up what a row has in the queue.
     *
     * @param row with something in the queue
     * @param reason why
     * @return the row
     */
    public Grant lose(Grant row, Reason reason) {
        long lost = Math.min(row.queued(), queued);
        queued -= lost;
        forfeited += lost;
        return GrantRows.limited(GrantRows.parts(row, row.left(), row.queued() - lost, row.forfeited() + lost), reason);
    }

    /**
     * Counts one referral less where no ladder gave anything yet: then any ladder gives nothing less.
     *
     * @return whether that is so; nothing is changed otherwise
     */
    public boolean uncountNothing() {
        boolean nothing = credited() == 0 && before == 0 && counted > 0;
        counted -= nothing ? 1 : 0;
        return nothing;
    }

    /**
     * Takes back all that a row of a referral has, and loses it instead: how much less the ladder gives without the referral is not known,
     * so that the ladder goes on counting it.
     *
     * @param row one of the referral's rows
     * @param reason why
     * @return what has changed
     */
    public Fall loseAll(Grant row, Reason reason) {
        Fall result = new Fall();
        long fromQueue = Math.min(row.queued(), queued);
        long lost = fromQueue + shrinkGranted(row, row.left(), result);
        queued -= fromQueue;
        forfeited += lost;
        Grant now = result.now(row);
        result.put(GrantRows.limited(GrantRows.parts(now, 0, 0, now.forfeited() + lost), reason));
        return numbered(result);
    }

    /**
     * Approves a row that waits: what it is paid is decided here, less what is owed.
     *
     * @param row a row that waits
     * @return the row: to be paid, or paid already where all of it is kept back
     */
    public Grant approve(Grant row) {
        long left = Math.min(row.left(), held);
        long netted = Math.min(owed, left);
        owed -= netted;
        held -= left;
        tally.reserve(terms.unit(), -netted);
        if (netted == left) {
            paid += left;
            return GrantRows.standing(row, left, 0, GrantStatus.PAID);
        }
        approved += left;
        return GrantRows.standing(row, left, left - netted, GrantStatus.APPROVED);
    }

    /**
     * The port has answered.
     *
     * @param direction what it was asked
     * @param asked for how much
     * @param done how much of it was done: all or nothing of a payment
     * @param row the row that is paid; empty for none, and of a recovery
     * @return what has changed
     */
    public Fall answered(Transfer.Direction direction, long asked, long done, Optional<Grant> row) {
        Fall nothing = new Fall();
        if (direction == Transfer.Direction.RECOVER) {
            recovered(asked, Math.min(done, asked));
            return nothing;
        }
        if (row.isEmpty() || row.get().status() != GrantStatus.APPROVED) {
            return nothing;
        }
        if (done > 0) {
            return paid(row.get());
        }
        nothing.put(refused(row.get()));
        return nothing;
    }

    /**
     * The port has paid what was approved; what was taken back meanwhile is clawed back now.
     *
     * @param row a row that was approved
     * @return what has changed
     */
    private Fall paid(Grant row) {
        Fall result = new Fall();
        approved -= row.left();
        paid += row.left();
        paidOut = Math.addExact(paidOut, row.cash());
        tally.commit(terms.unit(), row.cash());
        claw(row.clawed(), result);
        result.put(GrantRows.standing(row, row.left(), row.cash(), GrantStatus.PAID));
        return numbered(result);
    }

    /**
     * The port has refused what was approved. What was to be paid is lost; what was kept back for debt stays kept back, but for what was
     * taken back meanwhile, which is owed again.
     *
     * @param row a row that was approved
     * @return the row
     */
    private Grant refused(Grant row) {
        long lost = Math.max(0, row.cash() - row.clawed());
        approved -= row.left();
        paid += row.left() - lost;
        forfeited += lost;
        owed = Math.addExact(owed, Math.max(0, row.clawed() - row.cash()));
        tally.reserve(terms.unit(), -row.cash());
        Grant after = GrantRows.parts(row, row.left() - lost, row.queued(), row.forfeited() + lost);
        return GrantRows.standing(after, after.left(), 0, GrantStatus.REFUSED);
    }

    /**
     * The port has taken back what it was asked to, or a part of it. The rest is owed.
     *
     * @param asked what it was asked for
     * @param came what came, at most that
     */
    private void recovered(long asked, long came) {
        recovering -= asked;
        recovered = Math.addExact(recovered, came);
        owed = Math.addExact(owed, asked - came);
        tally.recover(terms.unit(), came);
    }

    /** Loses what is held, as sums; rows that still show it are worth nothing then. */
    public void loseHeld() {
        tally.release(terms.unit(), held);
        forfeited += held;
        held = 0;
    }

    final Fall numbered(Fall result) {
        if (result.recover() > 0) {
            result.number(++numbers);
        }
        return result;
    }

    final long shrinkGranted(Grant before, long fall, Fall result) {
        Grant row = result.now(before);
        long amount = Math.min(fall, row.left());
        if (amount == 0) {
            return 0;
        }
        boolean stays = row.status() != GrantStatus.HELD && terms.clawback() == Clawback.NONE_AFTER_PAID;
        if (!stays) {
            caps.use(row.day(), row.left() == amount ? -1 : 0, -amount);
        }
        return takeBack(row, amount, result);
    }

    /** What a row still shows of what was taken off sums alone is not taken twice. */
    private long takeBack(Grant row, long amount, Fall result) {
        switch (row.status()) {
            case HELD -> {
                long part = Math.min(amount, held);
                held -= part;
                tally.reserve(terms.unit(), -part);
                // What was lost as a sum stands among what is forfeited.
                long lost = Math.min(amount - part, forfeited);
                forfeited -= lost;
                result.put(GrantRows.parts(row, row.left() - amount, row.queued(), row.forfeited()));
                return part + lost;
            }
            case APPROVED -> {
                // It may be being paid right now: whether anything is to come back is known when the port has answered.
                approved -= amount;
                result.put(GrantRows.clawed(row, amount));
                return amount;
            }
            case PAID, REFUSED -> {
                long part = Math.min(amount, paid);
                paid -= part;
                claw(part, result);
                result.put(GrantRows.clawed(row, amount));
                return part;
            }
        }
        throw new IllegalStateException("no such status: " + row.status());
    }

    final void claw(long amount, Fall result) {
        switch (terms.clawback()) {
            case NET_NEXT_PAYOUT -> owed = Math.addExact(owed, amount);
            case NONE_AFTER_PAID -> forgiven = Math.addExact(forgiven, amount);
            case NEGATIVE_BALANCE, FLOOR_ZERO_WITH_DEBT -> {
                recovering = Math.addExact(recovering, amount);
                result.recover(amount);
            }
        }
    }
}
