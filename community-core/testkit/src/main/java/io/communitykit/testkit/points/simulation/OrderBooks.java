package io.communitykit.testkit.points.simulation;

import io.communitykit.core.event.Subject;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What orders earned and spent, and what refunds made of it. */
final class OrderBooks {

    private static final Set<EntryKind> EARNING = EnumSet.of(EntryKind.EARN, EntryKind.GRANT, EntryKind.ADJUST);
    private static final Set<EntryKind> COSTING =
            EnumSet.of(EntryKind.SPEND, EntryKind.CHARGE, EntryKind.COMMIT, EntryKind.ADJUST);

    private OrderBooks() {}

    /** One order in one currency. */
    private static final class Book {
        private long earned;
        private long spent;
        private long claimed;
        private long returned;
    }

    /** No refunds of any order together claim or return more than there was. */
    static void requireWithin(LedgerFold fold) {
        fold.postings.values().stream()
                .flatMap(posting -> posting.subject().stream())
                .distinct()
                .forEach(subject -> books(fold, subject, Long.MAX_VALUE).forEach((currency, book) -> {
                    Broken.unless(
                            book.claimed <= book.earned,
                            "refunds claim no more than was earned",
                            () -> subject + " " + currency + " " + book.claimed + " of " + book.earned);
                    Broken.unless(
                            book.returned <= book.spent,
                            "refunds return no more than was spent",
                            () -> subject + " " + currency + " " + book.returned + " of " + book.spent);
                }));
    }

    /** After a full refund nothing is left that was earned or spent. */
    static void requireAllUndone(LedgerFold fold, Posting refund) {
        Subject subject = refund.subject().orElseThrow();
        books(fold, subject, refund.sequence()).forEach((currency, book) -> {
            Broken.unlessSame(
                    book.earned, book.claimed, "a full refund claims all that was earned", subject + " " + currency);
            Broken.unlessSame(
                    book.spent, book.returned, "a full refund returns all that was spent", subject + " " + currency);
        });
    }

    private static Map<CurrencyId, Book> books(LedgerFold fold, Subject subject, long until) {
        Map<CurrencyId, Book> books = new TreeMap<>();
        for (Posting posting : fold.postings.values()) {
            boolean meant = posting.sequence() <= until
                    && posting.subject().equals(Optional.of(subject))
                    && posting.kind() != PostingKind.UNDO
                    && !undone(fold, posting);
            if (meant) {
                for (Entry entry : posting.entries()) {
                    count(books.computeIfAbsent(entry.currency(), any -> new Book()), posting, entry);
                }
            }
        }
        return books;
    }

    private static void count(Book book, Posting posting, Entry entry) {
        boolean refund = posting.kind() == PostingKind.REFUND;
        if (entry.kind() == EntryKind.CLAWBACK) {
            book.claimed -= entry.asked();
        } else if (entry.kind() == EntryKind.RETURN) {
            book.returned += entry.asked();
        } else if (!refund && EARNING.contains(entry.kind()) && entry.applied() > 0) {
            book.earned += entry.applied();
        } else if (!refund && COSTING.contains(entry.kind()) && entry.applied() < 0) {
            book.spent -= entry.applied();
        }
    }

    private static boolean undone(LedgerFold fold, Posting posting) {
        PostingKey key = new PostingKey(posting.key().key(), Leg.UNDONE);
        return fold.postings.values().stream().anyMatch(other -> other.key().equals(key));
    }
}
