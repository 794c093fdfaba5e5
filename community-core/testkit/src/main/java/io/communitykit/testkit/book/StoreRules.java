package io.communitykit.testkit.book;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.EntryRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What every chapter of the contract starts with: a store, and a program and members that no earlier test has named. */
abstract class StoreRules {

    static final BookKind FRIEND = new BookKind("friend");
    static final BookKind BUDGET = new BookKind("budget");
    static final EntryKind GRANT = new EntryKind("grant", Retention.LEDGER);
    static final EntryKind TOUCH = new EntryKind("touch", Retention.PERSONAL);
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final String NUMBER = "n";

    final ProgramId program = new ProgramId("program-" + UUID.randomUUID());

    BookStore store;

    abstract BookStore createStore();

    @BeforeEach
    void openStore() {
        store = createStore();
    }

    static MemberId fresh() {
        return new MemberId("member-" + UUID.randomUUID());
    }

    /** A book of a member whom nobody has named. */
    final BookId freshBook() {
        return bookOf(fresh());
    }

    final BookId bookOf(MemberId member) {
        return BookId.of(FRIEND, program, member);
    }

    static Json.Obj number(long number) {
        return Json.object(NUMBER, Json.of(number));
    }

    /** The number in a header; 0 in a new book. */
    static long number(Book book) {
        return book.header().map(StoreRules::number).orElse(0L);
    }

    static long number(Json.Obj object) {
        return object.fields().get(NUMBER) instanceof Json.Num number
                ? number.value().longValueExact()
                : 0;
    }

    static Entry entry(EntryKind kind, String text, Instant at) {
        return new Entry(EntryKey.of(kind, text), at, Json.object("of", Json.of(text)));
    }

    static Entry entry(EntryKind kind, String text, MemberId party) {
        return new Entry(EntryKey.of(kind, text, party), NOON, Json.object("of", Json.of(text)));
    }

    static BookChange change(BookId book, long number, Entry... entries) {
        return new BookChange(book, number(number), Optional.empty(), List.of(entries));
    }

    /** Saves whatever was there. */
    final void save(BookChange... changes) {
        List<BookWant> wants = new ArrayList<>();
        for (BookChange each : changes) {
            wants.add(BookWant.change(each.book()));
        }
        boolean saved = store.update(books -> {
            List<Book> opened = books.open(wants);
            books.save(List.of(changes));
            return !opened.isEmpty();
        });
        if (!saved) {
            throw new AssertionError("nothing was opened");
        }
    }

    final void save(BookId book, Entry... entries) {
        save(change(book, 1, entries));
    }

    /** Adds one to the number of a book; empty where its owner was erased. */
    static Optional<Long> count(BookStore store, BookId book) {
        return store.update(books -> {
            Book opened = books.open(List.of(BookWant.change(book))).get(0);
            if (opened.standing() == Standing.ERASED) {
                return Optional.empty();
            }
            long next = number(opened) + 1;
            books.save(List.of(change(book, next)));
            return Optional.of(next);
        });
    }

    final Book read(BookId book, EntryKey... keys) {
        return store.read(List.of(BookWant.keep(book, keys))).get(0);
    }

    /** The newest of a kind. */
    final List<Entry> newest(BookId book, EntryRange range) {
        return store.read(List.of(BookWant.keep(book).with(range)))
                .get(0)
                .ranges()
                .get(0);
    }

    /** All entries of a kind, page by page. */
    final List<Entry> walk(BookId book, EntryKind kind, int limit) {
        List<Entry> all = new ArrayList<>();
        List<Entry> page = store.entries(new EntryQuery(book, kind, Optional.empty(), limit));
        while (!page.isEmpty()) {
            all.addAll(page);
            Optional<Entry> last = Optional.of(page.get(page.size() - 1));
            page = page.size() < limit ? List.of() : store.entries(new EntryQuery(book, kind, last, limit));
        }
        return all;
    }
}
