package io.communitykit.membership.tier.cut.internal;

import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.tier.cut.CutOff;
import io.communitykit.membership.tier.cut.SpendProblem;
import io.communitykit.membership.tier.cut.SpendSketch;
import io.communitykit.membership.tier.cut.UnknownOrders;
import java.util.Currency;
import java.util.function.Consumer;

/** The second pass: the net of each order, and of each member those of the window. */
public final class MemberPass {

    private final long start;
    private final long end;
    private final Currency currency;
    private final UnknownOrders policy;
    private final Consumer<? super SpendProblem> problems;
    private final RecordLog log;
    private final SpendSketch sketch = new SpendSketch();

    private final SpendRecord last = new SpendRecord();
    private final SumRecord out = new SumRecord();
    private final WideSum net = new WideSum();
    private final WideSum paid = new WideSum();
    private final WideSum refunded = new WideSum();
    private final WideSum refundedInWindow = new WideSum();
    private long firstPaid = Long.MAX_VALUE;
    private long unknownOrders;
    private long outOfRange;

    /** Gives a sum for each member to a log. */
    public MemberPass(
            CutOff off,
            Currency currency,
            UnknownOrders policy,
            Consumer<? super SpendProblem> problems,
            RecordLog log) {
        this.start = Timestamps.toMicros(off.window().start());
        this.end = Timestamps.toMicros(off.window().end());
        this.currency = currency;
        this.policy = policy;
        this.problems = problems;
        this.log = log;
    }

    /** Goes through all spends, sorted. */
    public void run(RecordCursor spends) {
        while (spends.next()) {
            if (!last.isEmpty() && !last.sameOrderAs(spends)) {
                endOrder();
                if (!last.sameMemberAs(spends)) {
                    endMember();
                }
            }
            last.copy(spends);
            if (last.hasOrder()) {
                count();
            }
        }
        if (!last.isEmpty()) {
            endOrder();
            endMember();
        }
        log.seal();
    }

    private void count() {
        long micros = last.micros();
        if (last.isPayment()) {
            firstPaid = Math.min(firstPaid, micros);
            paid.add(last.amount());
            return;
        }
        refunded.add(last.amount());
        if (inWindow(micros)) {
            refundedInWindow.add(last.amount());
        }
    }

    private boolean inWindow(long micros) {
        return micros >= start && micros < end;
    }

    /** An order belongs to the window in which it was first paid, with all that was paid and paid back for it. */
    private void endOrder() {
        if (!last.hasOrder()) {
            return;
        } else if (firstPaid == Long.MAX_VALUE) {
            unknownOrders++;
            problems.accept(new SpendProblem.UnknownOrder(
                    last.member(), last.order(), new Money(refunded.bounded(), currency)));
            if (policy == UnknownOrders.BY_REFUND) {
                net.subtract(refundedInWindow);
            }
        } else if (inWindow(firstPaid)) {
            net.add(paid);
            net.subtract(refunded);
        }
        firstPaid = Long.MAX_VALUE;
        paid.clear();
        refunded.clear();
        refundedInWindow.clear();
    }

    private void endMember() {
        if (!net.fits()) {
            outOfRange++;
            problems.accept(new SpendProblem.OutOfRange(last.member()));
        }
        long sum = net.bounded();
        out.add(last, sum, log);
        sketch.add(sum);
        net.clear();
    }

    /** All sums, summarised. */
    public SpendSketch sketch() {
        return sketch;
    }

    /** How many orders were refunded whose payment is not known. */
    public long unknownOrders() {
        return unknownOrders;
    }

    /** How many members have a sum beyond 64 bits. */
    public long outOfRange() {
        return outOfRange;
    }
}
