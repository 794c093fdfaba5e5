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
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.Withholding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Closes statements, marks them paid, and shows what is in a promoter's book. Immutable and safe for many threads.
 *
 * @param program the edition that decides
 * @param now as of when
 * @param withholding what is kept of payments
 */
public record StatementFacts(CommissionProgram program, Instant now, Withholding withholding) {

    /**
     * What came of closing.
     *
     * @param statements those that were closed now, the earliest first; copied
     * @param asked the one that was asked for; empty where it is not over yet, or was never one of its own
     */
    public record Closes(List<Statement> statements, Optional<Statement> asked) {

        /**
         * Copies.
         *
         * @param statements those that were closed now
         * @param asked the one that was asked for
         */
        public Closes {
            statements = List.copyOf(statements);
        }
    }

    /**
     * Closes a statement and those before it. Two round trips.
     *
     * @param books of the update
     * @param promoter whose
     * @param period any day's period; its first day
     * @return what was closed; empty where the promoter was erased
     */
    public Optional<Closes> close(Books books, MemberId promoter, LocalDate period) {
        Book opened =
                books.open(List.of(want(promoter, Kinds.statement(period)))).get(0);
        if (PromoterBook.isErased(opened)) {
            return Optional.empty();
        }
        PromoterBook book = new PromoterBook(program, opened, now);
        Optional<Statement> known = book.statement(period);
        if (known.isPresent() || book.account.calendar.endOf(period).isAfter(book.account.now)) {
            return Optional.of(new Closes(List.of(), known));
        }
        if (book.account.closedThrough.filter(it -> !it.isBefore(period)).isPresent()) {
            return Optional.of(new Closes(List.of(), Optional.empty()));
        }
        List<Statement> closed = closeThrough(book, period);
        books.save(List.of(book.change()));
        return Optional.of(new Closes(closed, Optional.of(closed.get(closed.size() - 1))));
    }

    /**
     * Closes every statement that is over and has lines or carries something. Two round trips.
     *
     * @param books of the update
     * @param promoter whose
     * @return those that were closed; empty where the promoter was erased or nothing was over
     */
    public List<Statement> closeDue(Books books, MemberId promoter) {
        Book opened = books.open(List.of(want(promoter))).get(0);
        if (PromoterBook.isErased(opened)) {
            return List.of();
        }
        PromoterBook book = new PromoterBook(program, opened, now);
        List<Statement> closed = new ArrayList<>();
        while (!book.account.running.isEmpty()
                && !book.account.calendar.endOf(book.account.running.firstKey()).isAfter(book.account.now)) {
            closed.add(closeOne(book, book.account.running.firstKey()));
        }
        books.save(List.of(book.change()));
        return closed;
    }

    private List<Statement> closeThrough(PromoterBook book, LocalDate period) {
        List<Statement> closed = new ArrayList<>();
        while (!book.account.running.isEmpty()
                && book.account.running.firstKey().isBefore(period)) {
            closed.add(closeOne(book, book.account.running.firstKey()));
        }
        closed.add(closeOne(book, period));
        return closed;
    }

    private Statement closeOne(PromoterBook book, LocalDate period) {
        Statement statement = book.account.close(period, withholding);
        book.put(statement);
        return statement;
    }

    /**
     * Marks how the payment of a statement stands; one that is settled stays so. Two round trips.
     *
     * @param books of the update
     * @param promoter whose
     * @param period its first day
     * @param outcome what whoever pays said
     * @return the statement; empty where there is none any more
     */
    public Optional<Statement> mark(Books books, MemberId promoter, LocalDate period, Outcome outcome) {
        Book opened =
                books.open(List.of(want(promoter, Kinds.statement(period)))).get(0);
        if (PromoterBook.isErased(opened)) {
            return Optional.empty();
        }
        PromoterBook book = new PromoterBook(program, opened, now);
        Optional<Statement> statement = book.statement(period);
        if (statement.isEmpty() || statement.get().status() == StatementStatus.SETTLED) {
            return statement;
        }
        Statement marked = marked(book.account, statement.get(), outcome);
        book.put(marked);
        books.save(List.of(book.change()));
        return Optional.of(marked);
    }

    private static Statement marked(Account account, Statement statement, Outcome outcome) {
        if (outcome instanceof Outcome.Paid paid) {
            account.unpaid.remove(statement.period());
            return statement.tried(StatementStatus.SETTLED, paid.reference());
        } else if (outcome instanceof Outcome.Refused refused) {
            account.unpaid.put(statement.period(), new Unpaid(statement.payable(), Optional.empty()));
            return statement.tried(StatementStatus.REFUSED, refused.why());
        }
        Outcome.Again again = (Outcome.Again) outcome;
        account.unpaid.put(statement.period(), new Unpaid(statement.payable(), Optional.of(again.notBefore())));
        return statement.tried(StatementStatus.TO_RETRY, again.why());
    }

    /**
     * What to read of a book to show a statement.
     *
     * @param promoter whose
     * @param period its first day
     * @return the want
     */
    public BookWant showing(MemberId promoter, LocalDate period) {
        return want(promoter, Kinds.statement(period));
    }

    /**
     * What to read of a book to show an order.
     *
     * @param promoter whose
     * @param order which
     * @return the want
     */
    public BookWant showing(MemberId promoter, OrderId order) {
        return want(promoter, Kinds.order(order));
    }

    /**
     * What to read of a book to show its sums.
     *
     * @param promoter whose
     * @return the want
     */
    public BookWant showing(MemberId promoter) {
        return want(promoter);
    }

    private BookWant want(MemberId promoter, EntryKey... keys) {
        return BookWant.change(BookId.of(Kinds.BOOK, program.id(), promoter), keys);
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
        List<Statement> through = closeThrough(book, period);
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
}
