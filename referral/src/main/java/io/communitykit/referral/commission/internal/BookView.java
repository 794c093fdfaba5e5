package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.OrderCommission;
import io.communitykit.referral.commission.OrderCommission.Stage;
import io.communitykit.referral.commission.internal.OrderParts.Decided;
import io.communitykit.referral.commission.internal.OrderParts.Release;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementLine;
import io.communitykit.referral.commission.statement.StatementStatus;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.Withholding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Shows what is in a promoter's book, without changing it. Immutable and safe for many threads.
 *
 * @param program the edition that decides
 * @param now as of when
 * @param withholding what would be kept of payments
 */
public record BookView(CommissionProgram program, Instant now, Withholding withholding) {

    /**
     * What to read of a book to show a statement.
     *
     * @param promoter whose
     * @param period its first day
     * @return the want
     */
    public BookWant showing(MemberId promoter, LocalDate period) {
        return StatementFacts.want(program, promoter, Kinds.statement(period));
    }

    /**
     * What to read of a book to show an order.
     *
     * @param promoter whose
     * @param order which
     * @return the want
     */
    public BookWant showing(MemberId promoter, OrderId order) {
        return StatementFacts.want(program, promoter, Kinds.order(order));
    }

    /**
     * What to read of a book to show its sums.
     *
     * @param promoter whose
     * @return the want
     */
    public BookWant showing(MemberId promoter) {
        return StatementFacts.want(program, promoter);
    }

    /**
     * A statement: as it was closed, or as it would be closed with what is in it now.
     *
     * @param opened the book
     * @param period its first day
     * @return the statement; empty where nothing is or was in it
     */
    public Optional<Statement> statement(Book opened, LocalDate period) {
        if (PromoterBook.isErased(opened)) {
            return Optional.empty();
        }
        PromoterBook book = new PromoterBook(program, opened, now);
        Optional<Statement> known = book.statement(period);
        boolean over =
                book.account.closedThrough.filter(it -> !it.isBefore(period)).isPresent();
        if (known.isPresent()
                || over
                || book.account.calendar.periodOf(book.account.now).isBefore(period)) {
            return known;
        }
        List<Statement> through = StatementFacts.closeThrough(book, period, withholding, Payer.NONE);
        return Optional.of(running(through.get(through.size() - 1)));
    }

    private static Statement running(Statement it) {
        return new Statement(
                it.period(),
                StatementStatus.RUNNING,
                it.currency(),
                it.opening(),
                it.totals(),
                it.taxes(),
                it.gross(),
                it.payable(),
                it.closing(),
                Optional.empty(),
                it.note(),
                it.policy());
    }

    /**
     * Closed statements that are to be paid by now.
     *
     * @param opened the book
     * @return their first days, the earliest first
     */
    public List<LocalDate> toPay(Book opened) {
        if (PromoterBook.isErased(opened)) {
            return List.of();
        }
        Account account = new PromoterBook(program, opened, now).account;
        return account.unpaid.entrySet().stream()
                .filter(each -> each.getValue()
                        .tryAt()
                        .filter(at -> !at.isAfter(account.now))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * What is owed.
     *
     * @param opened the book
     * @return the sums; nothing where the promoter was erased
     */
    public Liability liability(Book opened) {
        return PromoterBook.isErased(opened)
                ? Liability.NONE
                : new PromoterBook(program, opened, now).account.liability();
    }

    /**
     * Why a promoter gets what by an order.
     *
     * @param opened the book
     * @param order which
     * @return the order; empty where nothing was decided
     */
    public Optional<OrderCommission> why(Book opened, OrderId order) {
        if (PromoterBook.isErased(opened)) {
            return Optional.empty();
        }
        PromoterBook book = new PromoterBook(program, opened, now);
        return book.order(order).filter(it -> it.decided.isPresent()).map(draft -> {
            Decided decided = draft.snapshot();
            return new OrderCommission(
                    order,
                    draft.level,
                    decided.paidAt(),
                    decided.plan(),
                    decided.policy(),
                    decided.period(),
                    decided.earning().full(),
                    decided.earning().commission(),
                    decided.reason(),
                    draft.clawed(),
                    draft.waived(),
                    draft.receipt.map(OrderParts.Receipt::at),
                    draft.release.map(Release::at),
                    stage(book.account, draft.release));
        });
    }

    private static Stage stage(Account account, Optional<Release> release) {
        if (release.isEmpty()) {
            return Stage.AWAITING_RECEIPT;
        } else if (release.get().at().isAfter(account.now)) {
            return Stage.HELD;
        }
        return account.isSettled(release.get().period()) ? Stage.SETTLED : Stage.RELEASED;
    }

    /**
     * The kinds of a statement's lines.
     *
     * @param period its first day
     * @return in the order in which they are listed
     */
    public static List<EntryKind> lineKinds(LocalDate period) {
        return List.of(Kinds.held(period), Kinds.tiers(period), Kinds.lines(period));
    }

    /**
     * A line of a statement.
     *
     * @param entry an entry of one of its kinds
     * @return the line; empty where its hold is not over
     */
    public Optional<StatementLine> line(Entry entry) {
        return entry.at().isAfter(now) ? Optional.empty() : Optional.of(Lines.read(entry));
    }

    /**
     * The kinds of all entries that a book has.
     *
     * @param opened the book
     * @param statements its closed statements
     * @return in the order in which they are listed
     */
    public List<EntryKind> kinds(Book opened, List<Entry> statements) {
        TreeSet<LocalDate> periods = new TreeSet<>();
        statements.forEach(each -> periods.add(LocalDate.parse(each.key().text())));
        opened.header().map(header -> AccountForm.read(program, header, now)).ifPresent(account -> {
            periods.addAll(account.running.keySet());
            account.holds
                    .keySet()
                    .forEach(day -> periods.add(account.calendar.period().firstDay(day)));
        });
        List<EntryKind> kinds = new ArrayList<>(Kinds.fixed());
        periods.forEach(period -> kinds.addAll(lineKinds(period)));
        return kinds;
    }
}
