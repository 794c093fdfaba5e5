package io.communitykit.referral.commission.internal;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.Reason;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.CommissionResult;
import io.communitykit.referral.commission.CommissionResult.Applied;
import io.communitykit.referral.commission.CommissionResult.Conflict;
import io.communitykit.referral.commission.CommissionResult.Declined;
import io.communitykit.referral.commission.CommissionResult.Telling;
import io.communitykit.referral.commission.Movement;
import io.communitykit.referral.commission.Movement.Kind;
import io.communitykit.referral.commission.plan.AnnualFee;
import io.communitykit.referral.commission.plan.Enrolment;
import io.communitykit.referral.commission.plan.Plan;
import io.communitykit.referral.commission.plan.TaskDone;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.EntryKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What tasks, years and enrolments do in a promoter's book. Two round trips. Immutable and safe for many threads.
 *
 * @param program the edition that decides
 * @param now as of when
 */
public record AccountFacts(CommissionProgram program, Instant now) {

    /**
     * A task was done.
     *
     * @param books of the update
     * @param task the task
     * @return what came of it
     */
    public CommissionResult task(Books books, TaskDone task) {
        EntryKey fact = Kinds.fact(task.key());
        Optional<PromoterBook> opened = open(books, task.promoter(), fact);
        if (opened.isEmpty()) {
            return new Declined(Reason.ERASED);
        }
        PromoterBook book = opened.get();
        Optional<CommissionResult> before = before(book, fact, Digests.of(task), Kind.TASK_FEE);
        if (before.isPresent()) {
            return before.get();
        }
        Long fee = plan(book).tasks().get(task.task());
        if (fee == null) {
            return new Declined(Reason.NOT_PAID_FOR);
        }
        return post(books, book, fact, Digests.of(task), fee, Optional.of(task.task()));
    }

    /**
     * A year's fee is due.
     *
     * @param books of the update
     * @param fee the fee
     * @return what came of it
     */
    public CommissionResult fee(Books books, AnnualFee fee) {
        EntryKey fact = Kinds.fact(fee.key());
        EntryKey year = Kinds.year(fee.year().getValue());
        Optional<PromoterBook> opened = open(books, fee.promoter(), fact, year);
        if (opened.isEmpty()) {
            return new Declined(Reason.ERASED);
        }
        PromoterBook book = opened.get();
        Optional<CommissionResult> before = before(book, fact, Digests.of(fee), Kind.ANNUAL_FEE);
        if (before.isPresent()) {
            return before.get();
        }
        if (book.body(year).isPresent()) {
            return new Declined(Reason.ALREADY_TOLD);
        }
        long amount = plan(book).annualFee();
        if (amount == 0) {
            return new Declined(Reason.NOT_PAID_FOR);
        }
        book.put(year, book.account.now, Fields.write().number("fee", amount).done());
        return post(books, book, fact, Digests.of(fee), amount, Optional.empty());
    }

    /**
     * A promoter comes to a plan.
     *
     * @param books of the update
     * @param enrolment the enrolment
     * @return what came of it
     */
    public CommissionResult enrol(Books books, Enrolment enrolment) {
        EntryKey fact = Kinds.fact(enrolment.key());
        Optional<PromoterBook> opened = open(books, enrolment.promoter(), fact);
        if (opened.isEmpty()) {
            return new Declined(Reason.ERASED);
        }
        PromoterBook book = opened.get();
        Optional<CommissionResult> before = before(book, fact, Digests.of(enrolment), Kind.EARNED);
        if (before.isPresent()) {
            return before.get();
        }
        if (program.plan(enrolment.plan()).isEmpty()) {
            return new Declined(Reason.NOT_FOUND);
        }
        if (book.account.planSince.filter(it -> it.isAfter(enrolment.at())).isEmpty()) {
            book.account.plan = Optional.of(enrolment.plan());
            book.account.planSince = Optional.of(enrolment.at());
            book.account.beneficiary = enrolment.beneficiary();
        }
        keep(book, fact, Digests.of(enrolment), 0);
        books.save(List.of(book.change()));
        return new Applied(Telling.FIRST, List.of(), List.of());
    }

    private Plan plan(PromoterBook book) {
        return program.plan(book.plan()).orElseThrow();
    }

    private Optional<PromoterBook> open(Books books, MemberId promoter, EntryKey... keys) {
        BookId id = BookId.of(Kinds.BOOK, program.id(), promoter);
        Book book = books.open(List.of(BookWant.change(id, keys))).get(0);
        return PromoterBook.isErased(book) ? Optional.empty() : Optional.of(new PromoterBook(program, book, now));
    }

    private static Optional<CommissionResult> before(
            PromoterBook book, EntryKey fact, ContentDigest digest, Kind kind) {
        return book.body(fact).map(json -> {
            Fields.Reader reader = Fields.read("fact", json);
            ContentDigest kept = ContentDigest.fromBytes(HexFormat.of().parseHex(reader.text("digest")));
            long amount = reader.number("amount");
            reader.done();
            List<ContentField> differing = kept.differingFrom(digest);
            return differing.isEmpty()
                    ? new Applied(Telling.REPLAYED, moved(book, kind, amount), List.of())
                    : new Conflict(differing);
        });
    }

    private CommissionResult post(
            Books books, PromoterBook book, EntryKey fact, ContentDigest digest, long amount, Optional<TaskId> task) {
        book.line(task.isPresent() ? LineKind.TASK_FEE : LineKind.ANNUAL_FEE, amount, Optional.empty(), task);
        keep(book, fact, digest, amount);
        books.save(List.of(book.change()));
        Kind kind = task.isPresent() ? Kind.TASK_FEE : Kind.ANNUAL_FEE;
        return new Applied(Telling.FIRST, moved(book, kind, amount), List.of());
    }

    private static void keep(PromoterBook book, EntryKey fact, ContentDigest digest, long amount) {
        Json.Obj body =
                Fields.write().text("digest", digest).number("amount", amount).done();
        book.put(fact, book.account.now, body);
    }

    private static List<Movement> moved(PromoterBook book, Kind kind, long amount) {
        return amount == 0 ? List.of() : List.of(new Movement(book.owner, 0, kind, amount, amount, Optional.empty()));
    }
}
