package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.testkit.internal.ManyThreads;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.internal.TableSearch;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is in the tables, and what is left there. */
abstract class TableRules extends StoreRules {

    private final String unique = UUID.randomUUID().toString();
    private final MemberId member = new MemberId("member \u4f1a\u5458 " + unique);

    abstract StoreOpening<BookStore> opening();

    @Override
    BookStore createStore() {
        return opening().open();
    }

    private List<String> columnsHolding(String text) throws SQLException {
        return new TableSearch(opening().dataSource()).columnsHolding(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("after an erasure no table holds the id, nor the personal entries; the others stay under a pseudonym")
    void no_trace() throws SQLException {
        String personal = UUID.randomUUID().toString();
        String ledger = UUID.randomUUID().toString();
        BookId book = bookOf(member);
        BookId others = freshBook();
        save(
                change(
                        book,
                        1,
                        entry(TOUCH, personal, NOON),
                        entry(TOUCH, personal, fresh()),
                        entry(GRANT, ledger, NOON)),
                change(others, 1, entry(GRANT, "of another", member), entry(TOUCH, "of another", member)));
        save(BookId.of(BUDGET, program, member), entry(TOUCH, personal, member));
        assertThat(columnsHolding(unique)).as("one place of ids").hasSize(1);
        assertThat(columnsHolding(personal)).isNotEmpty();
        List<String> places = columnsHolding(ledger);

        store.erase(member);

        assertThat(columnsHolding(unique)).isEmpty();
        assertThat(columnsHolding(personal)).isEmpty();
        assertThat(columnsHolding(ledger)).isEqualTo(places).isNotEmpty();
        assertThat(walk(others, GRANT, 9)).hasSize(1);
        assertThat(walk(others, TOUCH, 9))
                .as("of a book whose owner is not erased")
                .hasSize(1);
    }

    @Test
    @DisplayName("of an erased member who is named, opened, asked for or erased again no table holds the id")
    void no_trace_later() throws SQLException {
        BookId others = freshBook();
        save(others, entry(GRANT, "1", member));
        store.erase(member);

        save(others, entry(GRANT, "1", member), entry(GRANT, "2", member));
        count(store, bookOf(member));
        store.update(books -> books.open(List.of(BookWant.keep(BookId.of(BUDGET, program, member)))));
        read(bookOf(member), EntryKey.of(GRANT, "1", member));
        store.erase(member);

        assertThat(walk(others, GRANT, 9)).hasSize(2);
        assertThat(columnsHolding(unique)).isEmpty();
    }

    @RepeatedTest(20)
    @DisplayName(
            "of a member who is named, and whose books are begun and changed, while being erased no table holds a trace")
    void no_trace_of_a_race() throws SQLException, InterruptedException, ExecutionException {
        String personal = UUID.randomUUID().toString();
        ManyThreads.run(6, thread -> {
            BookId others = freshBook();
            for (int i = 0; i < 4; i++) {
                if (thread == 0 && i == 1) {
                    assertThat(store.erase(member)).isTrue();
                } else if (thread < 2) {
                    save(others, entry(GRANT, "n" + i, member));
                } else {
                    ProgramId another = new ProgramId(program.value() + thread + i);
                    touch(thread < 4 ? bookOf(member) : BookId.of(BUDGET, another, member), personal);
                }
            }
            return thread;
        });

        assertThat(columnsHolding(unique)).isEmpty();
        assertThat(columnsHolding(personal)).isEmpty();
    }

    /** Adds a personal entry to a book of the member's, which may be erased. */
    private void touch(BookId book, String text) {
        store.update(books -> {
            Book opened = books.open(List.of(BookWant.change(book))).get(0);
            if (opened.standing() != Book.Standing.ERASED) {
                books.save(List.of(change(book, 1, entry(TOUCH, text, NOON))));
            }
            return opened;
        });
    }

    @Test
    @DisplayName(
            "of a member never seen who was erased, refused, asked for, thrown at or only opened no table holds the id")
    void no_trace_of_strangers() throws SQLException {
        BookId book = bookOf(member);
        BookId known = freshBook();
        save(known);

        read(book, EntryKey.of(GRANT, "1", member));
        walk(book, GRANT, 9);
        store.update(books ->
                books.open(List.of(BookWant.change(book, EntryKey.of(GRANT, "1", member)), BookWant.keep(known))));
        assertThatThrownBy(() -> store.update(books -> {
                    books.open(List.of(BookWant.change(book)));
                    books.save(List.of(change(book, 1, entry(GRANT, "1", member))));
                    throw new UnsupportedOperationException("of the work");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(columnsHolding(unique)).isEmpty();

        assertThat(store.erase(member)).isTrue();
        count(store, book);
        assertThat(columnsHolding(unique)).isEmpty();
    }

    @Test
    @DisplayName("another store on the same database, such as one opened after a restart, sees the same")
    void second_store() {
        BookId book = bookOf(member);
        BookId erased = freshBook();
        Entry entry = new Entry(EntryKey.of(GRANT, "1", member), NOON, Json.object("a", Json.of(1)));
        save(book, entry);
        store.erase(erased.owner().orElseThrow());

        BookStore other = createStore();

        assertThat(other.read(List.of(BookWant.keep(book, entry.key()))).get(0).found())
                .containsEntry(entry.key(), entry);
        assertThat(count(other, book)).contains(2L);
        assertThat(count(other, erased)).isEmpty();
        assertThat(count(store, book)).contains(3L);
    }

    @Test
    @DisplayName("a store that is opened with another pseudonym key refuses everything")
    void foreign_key() {
        BookId book = bookOf(member);
        count(store, book);
        BookStore foreign = opening().openForeign();
        List<Runnable> calls = List.of(
                () -> count(foreign, book),
                () -> foreign.read(List.of(BookWant.keep(book))),
                () -> foreign.entries(new EntryQuery(book, GRANT, Optional.empty(), 1)),
                () -> foreign.due(DueQuery.first(FRIEND, program, NOON, 1)),
                () -> foreign.erase(member));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FOREIGN)));
        assertThat(number(read(book))).isEqualTo(1);
    }
}
