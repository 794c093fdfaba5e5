package io.communitykit.testkit.referral;

import static io.communitykit.testkit.referral.Broken.require;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementCalendar;
import io.communitykit.referral.commission.statement.StatementLine;
import io.communitykit.referral.commission.statement.StatementStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up statements line by line, one after another, and asks the bank. For one thread. */
final class StatementAudit {

    private final SimulatedShop shop;
    private final LocalDate begin;
    private final Map<Closed, Statement> closed = new HashMap<>();

    StatementAudit(SimulatedShop shop) {
        this.shop = shop;
        this.begin = shop.commission.calendar().periodOf(shop.time.now());
    }

    private record Closed(MemberId promoter, LocalDate period) {}

    /**
     * All statements of a promoter together.
     *
     * @param lines sums of their lines
     * @param paid what was settled
     * @param tax what was kept
     */
    record Sums(Map<LineKind, Long> lines, long paid, long tax) {

        long of(LineKind kind) {
            return lines.getOrDefault(kind, 0L);
        }

        long all() {
            return lines.values().stream().mapToLong(it -> it).sum();
        }
    }

    Sums of(MemberId promoter) {
        Map<LineKind, Long> all = new EnumMap<>(LineKind.class);
        long paid = 0;
        long tax = 0;
        long carried = 0;
        StatementCalendar calendar = shop.commission.calendar();
        LocalDate last = calendar.periodOf(shop.time.now());
        for (LocalDate period = begin;
                !period.isAfter(last);
                period = calendar.period().dayAfter(period)) {
            Optional<Statement> known = shop.seen.statement(promoter, period);
            List<StatementLine> lines = new ArrayList<>();
            shop.seen.lines(promoter, period, lines::add);
            Map<LineKind, Long> sums = new EnumMap<>(LineKind.class);
            lines.forEach(line -> sums.merge(line.kind(), line.amount(), Math::addExact));
            sums.values().removeIf(it -> it == 0);
            String who = promoter + ", " + period + ", " + known + ", " + lines;
            require(known.isPresent() || lines.isEmpty(), "lines are in no statement", who);
            if (known.isPresent()) {
                Statement statement = known.get();
                require(sums.equals(statement.totals().sums()), "a statement is not the sum of its lines", who);
                require(lines.size() == statement.totals().lines(), "a statement has another number of lines", who);
                require(statement.opening().net() == carried, "a statement opens not with what was carried", who);
                stays(promoter, statement);
                bank(promoter, statement);
                boolean ended = statement.status() != StatementStatus.RUNNING;
                carried = ended ? statement.closing().net() : carried;
                paid += statement.status() == StatementStatus.SETTLED ? statement.payable() : 0;
                tax += ended ? statement.tax() : 0;
            }
            sums.forEach((kind, sum) -> all.merge(kind, sum, Math::addExact));
        }
        return new Sums(all, paid, tax);
    }

    private void bank(MemberId promoter, Statement statement) {
        Optional<Long> paid = shop.bank.paid(promoter, statement.period());
        String who = promoter + ", " + statement + ", the bank paid " + paid;
        require(
                paid.isEmpty() || paid.get() == statement.payable(),
                "the bank paid another amount than the statement says",
                who);
        require(
                statement.status() != StatementStatus.SETTLED || statement.payable() == 0 || paid.isPresent(),
                "a statement is settled that the bank did not pay",
                who);
        require(
                paid.isEmpty() || statement.status() == StatementStatus.SETTLED,
                "the bank paid a statement that is not settled when nothing is under way",
                who);
    }

    /** A statement that was closed never changes but for how its payment stands. */
    private void stays(MemberId promoter, Statement statement) {
        if (statement.status() != StatementStatus.RUNNING) {
            Statement plain = statement.tried(StatementStatus.CLOSED, "");
            Statement before = closed.putIfAbsent(new Closed(promoter, statement.period()), plain);
            require(before == null || before.equals(plain), "a closed statement has changed", before + ", " + plain);
        }
    }
}
