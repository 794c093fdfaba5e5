package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.testkit.internal.BrokenDatabase;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.jdbc.SqlFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection that breaks leaves books as before or as after, all of one update alike. */
abstract class BrokenConnectionRules extends StoreRules {

    private SqlFaults faults;
    private BookStore breaking;

    abstract StoreOpening<BookStore> opening();

    @Override
    BookStore createStore() {
        return opening().open();
    }

    @BeforeEach
    void openBreakingStore() {
        faults = new SqlFaults(opening().dataSource());
        breaking = opening().open(BrokenDatabase.withoutPauses(faults.dataSource()));
        // The store has looked at the key; what it does from now on it does every time.
        count(breaking, freshBook());
    }

    /** Counts in two books that are opened one after the other, with an entry each that names somebody new. */
    private static long countInBoth(BookStore store, BookId one, BookId other) {
        return store.update(books -> {
            Book a = books.open(List.of(BookWant.change(one))).get(0);
            Book b = books.open(List.of(BookWant.change(other))).get(0);
            assertThat(number(a)).isEqualTo(number(b));
            long next = number(a) + 1;
            Entry entry = entry(GRANT, "n" + next, fresh());
            books.save(List.of(change(one, next, entry), change(other, next, entry)));
            return next;
        });
    }

    @Test
    @DisplayName("whichever statement of an update breaks, both books are as before, and going on goes from there")
    void each_statement() {
        for (long known : List.of(0L, 1L)) {
            int broken = 0;
            do {
                broken++;
                faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            } while (breaks(known, known));
            assertThat(broken)
                    .as("statements that were broken, one after another")
                    .isGreaterThan(3);
        }
    }

    @Test
    @DisplayName("where the commit does not reach the database both books are as before")
    void before_commit() {
        for (long known : List.of(0L, 1L)) {
            faults.breakAt(SqlFaults.Point.BEFORE_COMMIT, 1, BrokenDatabase.PERMANENT);
            assertThat(breaks(known, known)).isTrue();
        }
    }

    @Test
    @DisplayName("where only the reply to the commit is lost both books are as after")
    void after_commit() {
        for (long known : List.of(0L, 1L)) {
            faults.breakAt(SqlFaults.Point.AFTER_COMMIT, 1, BrokenDatabase.PERMANENT);
            assertThat(breaks(known, known + 1)).isTrue();
        }
    }

    /** Whether counting broke; then both books have the number expected, and counting on goes from there. */
    private boolean breaks(long known, long expected) {
        BookId one = freshBook();
        BookId other = freshBook();
        for (long i = 0; i < known; i++) {
            countInBoth(store, one, other);
        }
        boolean fired = false;
        try {
            assertThat(countInBoth(breaking, one, other)).isEqualTo(known + 1);
        } catch (StorageException e) {
            fired = true;
            assertThat(e.retryable()).isFalse();
            for (BookId each : List.of(one, other)) {
                assertThat(number(read(each))).isEqualTo(expected);
                assertThat(walk(each, GRANT, 9)).hasSize((int) expected);
            }
            assertThat(countInBoth(store, one, other)).isEqualTo(expected + 1);
        }
        assertThat(fired).as("the call fails exactly if the connection broke").isEqualTo(faults.fired());
        return fired;
    }

    @Test
    @DisplayName("a lost connection is tried again without the caller noticing, whichever statement it breaks at")
    void retried() {
        int broken = 0;
        do {
            broken++;
            BookId one = freshBook();
            BookId other = freshBook();
            AtomicInteger runs = new AtomicInteger();
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.CONNECTION_LOST);
            String answer = breaking.update(books -> {
                int run = runs.incrementAndGet();
                List<Book> opened = books.open(List.of(BookWant.change(one), BookWant.change(other)));
                assertThat(opened).extracting(Book::standing).containsOnly(Standing.NEW);
                books.save(List.of(change(one, run), change(other, run)));
                return "run " + run;
            });
            assertThat(answer).as("of the run that took effect").isEqualTo("run " + runs.get());
            assertThat(number(read(one))).isEqualTo(runs.get());
            assertThat(number(read(other))).isEqualTo(runs.get());
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("work that hides that a book could not be opened has no effect, and the store's failure comes out")
    void hidden() {
        BookId one = freshBook();
        BookId other = freshBook();
        count(store, one);
        List<Boolean> ends = List.of(true, false);
        for (boolean ending : ends) {
            assertThatThrownBy(() -> breaking.update(books -> {
                        books.open(List.of(BookWant.change(one)));
                        books.save(List.of(change(one, 9)));
                        faults.breakAt(SqlFaults.Point.STATEMENT, 1, BrokenDatabase.PERMANENT);
                        List<RuntimeException> caught = new ArrayList<>();
                        for (int i = 0; i < 2; i++) {
                            try {
                                caught.add(new IllegalStateException(
                                        "opened " + books.open(List.of(BookWant.change(other)))));
                            } catch (StorageException e) {
                                caught.add(e);
                            }
                        }
                        assertThat(caught).hasOnlyElementsOfType(StorageException.class);
                        if (ending) {
                            return "hidden";
                        }
                        throw new IllegalStateException("hides it too", caught.get(0));
                    }))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(BrokenDatabase.PERMANENT);
            assertThat(faults.fired()).isTrue();
        }
        assertThat(number(read(one))).isEqualTo(1);
        assertThat(read(other).standing()).isEqualTo(Standing.NEW);
    }

    @Test
    @DisplayName("an erasure that breaks at any statement has done nothing, and is finished by erasing again")
    void erasure() {
        int broken = 0;
        do {
            broken++;
            BookId book = freshBook();
            MemberId member = book.owner().orElseThrow();
            save(book, entry(TOUCH, "1", NOON));
            faults.breakAt(SqlFaults.Point.STATEMENT, broken, BrokenDatabase.PERMANENT);
            try {
                assertThat(breaking.erase(member)).isTrue();
            } catch (StorageException e) {
                assertThat(number(read(book))).isEqualTo(1);
                assertThat(walk(book, TOUCH, 9)).hasSize(1);
                assertThat(store.erase(member)).isTrue();
            }
            assertThat(read(book).standing()).isEqualTo(Standing.ERASED);
        } while (faults.fired());
        assertThat(broken).isGreaterThan(2);
    }

    @Test
    @DisplayName("a database that is away is a retryable StorageException of every method, never an SQLException")
    void database_away() {
        BookStore without = opening().open(ConnectionSource.own(BrokenDatabase.away()));
        BookId book = freshBook();
        List<Runnable> calls = List.of(
                () -> count(without, book),
                () -> without.read(List.of(BookWant.keep(book))),
                () -> without.entries(new EntryQuery(book, GRANT, Optional.empty(), 1)),
                () -> without.due(DueQuery.first(FRIEND, program, NOON, 1)),
                () -> without.erase(book.owner().orElseThrow()));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.retryable()).isTrue())
                        .hasMessageNotContaining(book.owner().orElseThrow().value()));
    }
}
