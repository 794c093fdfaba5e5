package io.communitykit.referral.reward.internal;

import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.ledger.BudgetTally;
import io.communitykit.referral.reward.ledger.ProgramTally;
import java.util.Map;
import java.util.TreeMap;

/** What a program has brought and cost, open for changes. Not safe for many threads. */
public final class OpenTally {

    private final Map<RewardUnit, BudgetTally> units;
    private long bound;
    private long qualified;
    private long voided;
    private long sales;
    private long refunds;

    /**
     * Opens a tally.
     *
     * @param tally as it is
     */
    public OpenTally(ProgramTally tally) {
        this.units = new TreeMap<>(tally.units());
        this.bound = tally.bound();
        this.qualified = tally.qualified();
        this.voided = tally.voided();
        this.sales = tally.sales();
        this.refunds = tally.refunds();
    }

    long taken(RewardUnit unit) {
        return of(unit).taken();
    }

    private BudgetTally of(RewardUnit unit) {
        BudgetTally known = units.get(unit);
        return known == null ? BudgetTally.NOTHING : known;
    }

    void reserve(RewardUnit unit, long amount) {
        BudgetTally before = of(unit);
        units.put(unit, new BudgetTally(Math.addExact(before.reserved(), amount), before.committed()));
    }

    void commit(RewardUnit unit, long amount) {
        BudgetTally before = of(unit);
        units.put(unit, new BudgetTally(before.reserved() - amount, Math.addExact(before.committed(), amount)));
    }

    void recover(RewardUnit unit, long amount) {
        BudgetTally before = of(unit);
        units.put(unit, new BudgetTally(before.reserved(), before.committed() - amount));
    }

    /**
     * Gives back what was reserved, as far as it is.
     *
     * @param unit in what
     * @param amount how much
     */
    public void release(RewardUnit unit, long amount) {
        reserve(unit, -Math.min(amount, of(unit).reserved()));
    }

    /** Counts a friend who was brought. */
    public void bound() {
        bound++;
    }

    /**
     * Counts a friend who qualified.
     *
     * @param net what the order was worth; 0 without an order
     */
    public void qualified(long net) {
        qualified++;
        sales = upToMost(sales, net);
    }

    /** Counts a friend who turned out void. */
    public void voided() {
        voided++;
    }

    /**
     * Counts what was paid back of a qualifying order.
     *
     * @param net minor units
     */
    public void refunded(long net) {
        refunds = upToMost(refunds, net);
    }

    /** One order that is wrong by many digits must not keep all that come later out. */
    private static long upToMost(long sum, long more) {
        return more > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + more;
    }

    /**
     * Closes the tally.
     *
     * @return as it is now
     */
    public ProgramTally close() {
        return new ProgramTally(units, bound, qualified, voided, sales, refunds);
    }
}
