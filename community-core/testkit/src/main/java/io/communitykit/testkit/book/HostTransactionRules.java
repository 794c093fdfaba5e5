package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.jdbc.Isolation;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.testkit.internal.StoreOpening;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The store takes part in the host's transaction, at the isolation that the host has chosen. */
abstract class HostTransactionRules extends StoreRules {

    abstract StoreOpening<BookStore> opening();

    @Override
    BookStore createStore() {
        return opening().open();
    }

    /** A test that is run at one isolation, on a book that no test has used. */
    private interface IsolationTest {
        void run(Isolation isolation, BookId book);
    }

    private Stream<DynamicTest> eachIsolation(IsolationTest test) {
        return Stream.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
                .map(isolation -> DynamicTest.dynamicTest("at " + isolation, () -> test.run(isolation, freshBook())));
    }

    private HostTransaction begin(Isolation isolation) {
        return HostTransaction.begin(opening().dataSource(), isolation);
    }

    private BookStore joined(HostTransaction host) {
        return opening().open(ConnectionSource.joining(host));
    }

    @TestFactory
    @DisplayName("what is saved is the host's to commit, and seen within the transaction before")
    Stream<DynamicTest> commits_together() {
        return eachIsolation((isolation, book) -> {
            try (HostTransaction host = begin(isolation)) {
                BookStore joined = joined(host);
                assertThat(count(joined, book)).contains(1L);
                assertThat(count(joined, book)).contains(2L);
                assertThat(number(joined.read(List.of(BookWant.keep(book))).get(0)))
                        .isEqualTo(2);
                assertThat(read(book).standing()).isEqualTo(Standing.NEW);
                host.commit();
            }
            assertThat(number(read(book))).isEqualTo(2);
        });
    }

    @TestFactory
    @DisplayName("what the host rolls back never was, an erasure too")
    Stream<DynamicTest> vanishes_together() {
        return eachIsolation((isolation, book) -> {
            BookId known = freshBook();
            MemberId stranger = fresh();
            save(known, entry(TOUCH, "1", NOON));
            try (HostTransaction host = begin(isolation)) {
                count(joined(host), book);
                assertThat(joined(host).erase(known.owner().orElseThrow())).isTrue();
                assertThat(joined(host).erase(stranger)).isTrue();
                assertThat(joined(host).erase(stranger)).isFalse();
                assertThat(count(joined(host), known)).isEmpty();
            }
            assertThat(read(book).standing()).isEqualTo(Standing.NEW);
            assertThat(count(store, book)).contains(1L);
            assertThat(count(store, known)).contains(2L);
            assertThat(walk(known, TOUCH, 9)).hasSize(1);
            assertThat(count(store, bookOf(stranger))).contains(1L);
        });
    }

    @TestFactory
    @DisplayName("a host that commits what saved nothing has changed nothing")
    Stream<DynamicTest> nothing_saved() {
        return eachIsolation((isolation, book) -> {
            BookId other = freshBook();
            try (HostTransaction host = begin(isolation)) {
                List<Book> opened =
                        joined(host).update(books -> books.open(List.of(BookWant.change(book), BookWant.keep(other))));
                assertThat(opened).extracting(Book::standing).containsOnly(Standing.NEW);
                host.commit();
            }
            for (BookId each : List.of(book, other)) {
                assertThat(read(each).standing()).isEqualTo(Standing.NEW);
                assertThat(store.due(DueQuery.first(FRIEND, program, NOON, 9))).isEmpty();
                assertThat(count(store, each)).contains(1L);
            }
        });
    }

    @TestFactory
    @DisplayName("a book that changed after the host has looked: the result is right, or the host is to run again")
    Stream<DynamicTest> stale() {
        return eachIsolation((isolation, book) -> {
            count(store, book);
            assertRightOrRetryable(isolation, book, this::count, 3);
        });
    }

    @TestFactory
    @DisplayName("a book that came after the host has looked: the result is right, or the host is to run again")
    Stream<DynamicTest> stale_absence() {
        return eachIsolation((isolation, book) -> assertRightOrRetryable(isolation, book, this::count, 2));
    }

    @TestFactory
    @DisplayName("an owner who was erased after the host has looked: the book is refused, or the host is to run again")
    Stream<DynamicTest> stale_owner() {
        return eachIsolation((isolation, book) -> {
            count(store, book);
            assertRightOrRetryable(
                    isolation, book, each -> store.erase(each.owner().orElseThrow()), 0);
            assertThat(read(book).standing()).isEqualTo(Standing.ERASED);
        });
    }

    private void count(BookId book) {
        count(store, book);
    }

    private void assertRightOrRetryable(Isolation isolation, BookId book, Consumer<BookId> meanwhile, long expected) {
        boolean committed = false;
        try (HostTransaction host = begin(isolation)) {
            joined(host).read(List.of(BookWant.keep(book)));
            meanwhile.accept(book);
            StorageException failure = catchThrowableOfType(StorageException.class, () -> count(joined(host), book));
            if (failure == null) {
                host.commit();
                committed = true;
            } else {
                assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
            }
        }
        if (isolation == Isolation.READ_COMMITTED) {
            assertThat(committed).as("at READ COMMITTED nothing is stale").isTrue();
        } else if (!committed) {
            try (HostTransaction again = begin(isolation)) {
                count(joined(again), book);
                again.commit();
            }
        }
        assertThat(number(read(book))).isEqualTo(expected);
    }

    @TestFactory
    @DisplayName("entries that came after the host has looked are seen with their book, or the host is to run again")
    Stream<DynamicTest> stale_entries() {
        return eachIsolation((isolation, book) -> {
            save(book, entry(GRANT, "1", NOON));
            try (HostTransaction host = begin(isolation)) {
                joined(host).read(List.of(BookWant.keep(book)));
                save(change(book, 2, entry(GRANT, "2", NOON)));
                BookWant want = BookWant.change(book, entry(GRANT, "2", NOON).key());
                try {
                    Book opened = joined(host)
                            .update(books -> books.open(List.of(want)).get(0));
                    assertThat(number(opened)).isEqualTo(2);
                    assertThat(opened.found()).hasSize(1);
                } catch (StorageException e) {
                    assertThat(isolation).isEqualTo(Isolation.REPEATABLE_READ);
                    assertThat(e.retryable()).as(e.getMessage()).isTrue();
                }
            }
        });
    }

    @TestFactory
    @DisplayName("a host that swallows an error and commits gets an exception, and nothing is half kept")
    Stream<DynamicTest> swallowed_error() {
        return eachIsolation((isolation, book) -> {
            BookId other = freshBook();
            try (HostTransaction host = begin(isolation)) {
                BookStore joined = joined(host);
                count(joined, other);
                assertThatThrownBy(() -> joined.update(books -> {
                            books.open(List.of(BookWant.change(book)));
                            throw new UnsupportedOperationException("of the work");
                        }))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> joined.read(List.of())).isInstanceOf(StorageException.class);
                assertThatThrownBy(host::commit)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_MARKED_ROLLBACK));
            }
            assertThat(read(other).standing()).isEqualTo(Standing.NEW);
        });
    }
}
