package io.communitykit.membership.tier.cut.internal;

import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.tier.cut.CutOff;
import io.communitykit.membership.tier.cut.SpendProblem;
import java.util.Currency;
import java.util.function.Consumer;

/** The first pass: each key once, keys with several contents and foreign money set aside, what is too late left out. */
public final class FactPass {

    private final Currency currency;
    private final long at;
    private final Consumer<? super SpendProblem> problems;
    private final RecordSorter spends;
    private final FactRecord last = new FactRecord();
    private final SpendRecord spend = new SpendRecord();
    private boolean conflict;
    private long repeated;
    private long later;
    private long conflicts;
    private long foreign;

    /** Gives what counts to a sorter. */
    public FactPass(CutOff off, Currency currency, Consumer<? super SpendProblem> problems, RecordSorter spends) {
        this.currency = currency;
        this.at = Timestamps.toMicros(off.at());
        this.problems = problems;
        this.spends = spends;
    }

    /** Goes through all facts, sorted. */
    public void run(RecordCursor facts) {
        while (facts.next()) {
            if (!last.isEmpty() && last.sameAs(facts)) {
                repeated++;
            } else if (!last.isEmpty() && last.sameKeyAs(facts)) {
                setAside();
                last.copy(facts);
            } else {
                settle();
                last.copy(facts);
            }
        }
        settle();
    }

    /** Another content of the same key follows. */
    private void setAside() {
        conflicts += conflict ? 0 : 1;
        conflict = true;
        problems.accept(new SpendProblem.Conflicting(last.decode()));
    }

    /** Another key follows, or none. */
    private void settle() {
        if (last.isEmpty()) {
            return;
        } else if (conflict) {
            problems.accept(new SpendProblem.Conflicting(last.decode()));
            conflict = false;
        } else if (!last.isIn(currency)) {
            foreign++;
            problems.accept(new SpendProblem.ForeignCurrency(last.decode()));
        } else if (last.micros() >= at) {
            later++;
        } else {
            spend.encode(last);
            spends.add(spend.array(), 0, spend.length());
        }
    }

    /** How many facts only repeated another. */
    public long repeated() {
        return repeated;
    }

    /** How many occurred at or after the cut-off. */
    public long later() {
        return later;
    }

    /** How many keys have several contents. */
    public long conflicts() {
        return conflicts;
    }

    /** How many are of another currency. */
    public long foreign() {
        return foreign;
    }
}
