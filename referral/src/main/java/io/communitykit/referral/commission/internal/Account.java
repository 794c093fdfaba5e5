package io.communitykit.referral.commission.internal;

import io.communitykit.core.money.PointArithmetic;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.statement.Closing;
import io.communitykit.referral.commission.statement.Closing.Closed;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementCalendar;
import io.communitykit.referral.commission.statement.StatementStatus;
import io.communitykit.referral.commission.statement.StatementSums;
import io.communitykit.referral.commission.statement.StatementTotals;
import io.communitykit.referral.commission.statement.Tax;
import io.communitykit.referral.spi.Withholding;
import io.communitykit.referral.spi.Withholding.Beneficiary;
import io.communitykit.referral.spi.Withholding.IncomeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the header of a promoter's book says, while it is decided on: what waits, what is held until which day, what came to which
 * statement, and what is carried.
 *
 * <p>Sums alone: the end of a hold moves a day's sum into the statement of that day, without a look at its orders, so that a release
 * costs the same for one order and for a million, and needs no job to be right. Where an order stands follows from its own entry. Not safe
 * for many threads.
 */
final class Account {

    final CommissionProgram program;
    final StatementCalendar calendar;
    /** As of when; never earlier than what was decided before. */
    final Instant now;

    Optional<PlanId> plan = Optional.empty();
    Optional<Instant> planSince = Optional.empty();
    Beneficiary beneficiary = Beneficiary.INDIVIDUAL;
    long awaiting;
    final NavigableMap<LocalDate, StatementSums> holds = new TreeMap<>();
    final NavigableMap<LocalDate, StatementSums> running = new TreeMap<>();
    Optional<LocalDate> closedThrough = Optional.empty();
    /** What the next statement opens with; 0 or less. */
    long carry;

    final NavigableMap<LocalDate, Unpaid> unpaid = new TreeMap<>();
    int year;
    final Map<IncomeKind, Long> toDate = new EnumMap<>(IncomeKind.class);
    /** How many lines were written, which numbers the next. */
    long lines;

    Account(CommissionProgram program, Instant now) {
        this.program = program;
        this.calendar = program.calendar();
        this.now = now;
    }

    /** Moves what is held no longer into the statements of the days on which that ended. */
    void release() {
        while (!holds.isEmpty() && !calendar.startOf(holds.firstKey()).isAfter(now)) {
            Map.Entry<LocalDate, StatementSums> day = holds.pollFirstEntry();
            LocalDate period = calendar.period().firstDay(day.getKey());
            running.computeIfAbsent(period, it -> new StatementSums())
                    .add(day.getValue().totals());
        }
    }

    /** The statement that runs. */
    LocalDate period() {
        return calendar.periodOf(now);
    }

    void await(long delta) {
        awaiting = PointArithmetic.add(awaiting, delta);
    }

    void hold(LocalDate day, LineKind kind, long delta, long count) {
        holds.computeIfAbsent(day, it -> new StatementSums()).add(kind, delta, count);
    }

    void post(LineKind kind, long amount) {
        running.computeIfAbsent(period(), it -> new StatementSums()).add(kind, amount);
        lines++;
    }

    /** Whether what a statement pays was paid, or nothing was to be paid. */
    boolean isSettled(LocalDate period) {
        return closedThrough.filter(last -> !last.isBefore(period)).isPresent() && !unpaid.containsKey(period);
    }

    /** The first day on which an order received at an instant is not held any more. */
    LocalDate releaseDay(Instant receivedAt) {
        LocalDate day = calendar.dayOf(receivedAt);
        return program.holdDays() == 0 ? day : day.plusDays(program.holdDays() + 1L);
    }

    /** The day on which what tiers gave for a period is not held any more: as though its last order was received on its last day. */
    LocalDate tierDay(LocalDate period) {
        return calendar.period().dayAfter(period).plusDays(program.holdDays());
    }

    /** Closes a statement; those before it must be closed. */
    Statement close(LocalDate period, Withholding withholding, Payer payer) {
        StatementSums sums = running.remove(period);
        StatementTotals totals = sums == null ? StatementTotals.NONE : sums.totals();
        if (year != period.getYear()) {
            year = period.getYear();
            toDate.clear();
        }
        Closed closed = new Closing(program.currency(), period, program.clawback(), beneficiary, toDate)
                .close(carry, totals, withholding);
        Statement statement = new Statement(
                period,
                closed.payable() == 0 ? StatementStatus.SETTLED : StatementStatus.CLOSED,
                program.currency(),
                Closing.shown(program.clawback(), carry),
                totals,
                closed.taxes(),
                closed.gross(),
                closed.payable(),
                Closing.shown(program.clawback(), closed.carry()),
                Optional.of(now),
                "",
                program.version());
        for (Tax tax : closed.taxes()) {
            toDate.merge(tax.income(), tax.gross(), PointArithmetic::add);
        }
        carry = closed.carry();
        closedThrough = Optional.of(period);
        if (closed.payable() != 0) {
            unpaid.put(period, new Unpaid(closed.payable(), Optional.of(now), payer));
        }
        return statement;
    }

    Liability liability() {
        long held = 0;
        for (StatementSums day : holds.values()) {
            held = PointArithmetic.add(held, day.totals().sum());
        }
        long open = carry;
        for (StatementSums period : running.values()) {
            open = PointArithmetic.add(open, period.totals().sum());
        }
        long owed = 0;
        for (Unpaid statement : unpaid.values()) {
            owed = PointArithmetic.add(owed, statement.payable());
        }
        return new Liability(awaiting, held, open, owed);
    }

    /** When time alone changes something: a hold ends, a statement can be closed, a payment is to be tried by somebody who is there. */
    Optional<Instant> dueAt() {
        Stream<Instant> hold = holds.keySet().stream().limit(1).map(calendar::startOf);
        Stream<Instant> close = running.keySet().stream().limit(1).map(calendar::endOf);
        Stream<Instant> pay = unpaid.values().stream().flatMap(each -> each.dueAt().stream());
        return Stream.concat(hold, Stream.concat(close, pay)).min(Instant::compareTo);
    }
}
