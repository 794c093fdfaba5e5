package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementStatus;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.Withholding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Closes statements and marks them paid. Immutable and safe for many threads.
 *
 * @param program the edition that decides
 * @param now as of when
 * @param withholding what is kept of payments
 * @param payer whether what is closed is paid by itself
 */
public record StatementFacts(CommissionProgram program, Instant now, Withholding withholding, Payer payer) {

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
     * What came of closing all that is over.
     *
     * @param statements those that were closed, the earliest first; copied
     * @param stays whether the promoter is due as before, since payments wait for somebody else
     */
    public record DueCloses(List<Statement> statements, Stays stays) {

        /**
         * Copies.
         *
         * @param statements those that were closed
         * @param stays whether the promoter is due as before
         */
        public DueCloses {
            statements = List.copyOf(statements);
        }
    }

    /** Whether a promoter is due as before. */
    public enum Stays {
        /** Something is still due now: payments. */
        DUE,
        /** Nothing is due before later. */
        DONE
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
        Book opened = books.open(List.of(want(program, promoter, Kinds.statement(period))))
                .get(0);
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
        List<Statement> closed = closeThrough(book, period, withholding, payer);
        books.save(List.of(book.change()));
        return Optional.of(new Closes(closed, Optional.of(closed.get(closed.size() - 1))));
    }

    /**
     * Closes every statement that is over and has lines or carries something. Two round trips.
     *
     * @param books of the update
     * @param promoter whose
     * @return those that were closed; none where the promoter was erased or nothing was over
     */
    public DueCloses closeDue(Books books, MemberId promoter) {
        Book opened = books.open(List.of(want(program, promoter))).get(0);
        if (PromoterBook.isErased(opened)) {
            return new DueCloses(List.of(), Stays.DONE);
        }
        PromoterBook book = new PromoterBook(program, opened, now);
        List<Statement> closed = new ArrayList<>();
        while (!book.account.running.isEmpty()
                && !book.account.calendar.endOf(book.account.running.firstKey()).isAfter(book.account.now)) {
            closed.add(closeOne(book, book.account.running.firstKey(), withholding, payer));
        }
        books.save(List.of(book.change()));
        boolean due =
                book.account.dueAt().filter(at -> !at.isAfter(book.account.now)).isPresent();
        return new DueCloses(closed, due ? Stays.DUE : Stays.DONE);
    }

    static List<Statement> closeThrough(PromoterBook book, LocalDate period, Withholding withholding, Payer payer) {
        List<Statement> closed = new ArrayList<>();
        while (!book.account.running.isEmpty()
                && book.account.running.firstKey().isBefore(period)) {
            closed.add(closeOne(book, book.account.running.firstKey(), withholding, payer));
        }
        closed.add(closeOne(book, period, withholding, payer));
        return closed;
    }

    private static Statement closeOne(PromoterBook book, LocalDate period, Withholding withholding, Payer payer) {
        Statement statement = book.account.close(period, withholding, payer);
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
        Book opened = books.open(List.of(want(program, promoter, Kinds.statement(period))))
                .get(0);
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
            account.unpaid.put(statement.period(), new Unpaid(statement.payable(), Optional.empty(), Payer.PORT));
            return statement.tried(StatementStatus.REFUSED, refused.why());
        }
        Outcome.Again again = (Outcome.Again) outcome;
        // "Again" at once is after this instant, so that a run that is repeated at one instant comes to an end.
        Instant later = account.now.plus(1, ChronoUnit.MICROS);
        Instant tryAt = again.notBefore().isBefore(later) ? later : again.notBefore();
        account.unpaid.put(statement.period(), new Unpaid(statement.payable(), Optional.of(tryAt), Payer.PORT));
        return statement.tried(StatementStatus.TO_RETRY, again.why());
    }

    static BookWant want(CommissionProgram program, MemberId promoter, EntryKey... keys) {
        return BookWant.change(BookId.of(Kinds.BOOK, program.id(), promoter), keys);
    }
}
