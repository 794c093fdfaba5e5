package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An update shows books and saves changes, as a whole or not at all. */
abstract class UpdateRules extends StoreRules {

    private final BookId one = freshBook();
    private final BookId other = freshBook();

    @Test
    @DisplayName("a book is new until something is saved, then shows what was saved last")
    void shown() {
        List<Long> numbers = new ArrayList<>();
        for (long number = 1; number <= 3; number++) {
            long next = number;
            numbers.add(store.update(books -> {
                Book book = books.open(List.of(BookWant.change(one))).get(0);
                assertThat(book.id()).isEqualTo(one);
                assertThat(book.standing()).isEqualTo(next == 1 ? Standing.NEW : Standing.KEPT);
                books.save(List.of(change(one, next)));
                return number(book);
            }));
        }

        assertThat(numbers).containsExactly(0L, 1L, 2L);
        assertThat(read(one).header()).contains(number(3));
        assertThat(read(other).standing()).isEqualTo(Standing.NEW);
        assertThat(read(other).header()).isEmpty();
    }

    @Test
    @DisplayName("books are shown in the order of the wants, whatever their names, and with what was wanted of each")
    void several() {
        List<BookId> ids = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            BookId id = freshBook();
            ids.add(id);
            save(change(id, i, entry(GRANT, "e" + i, NOON)));
        }
        BookId own = BookId.of(BUDGET, program);
        save(change(own, 13, entry(GRANT, "e13", NOON)));
        ids.add(own);
        List<BookWant> wants = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Entry wanted = entry(GRANT, "e" + (i + 1), NOON);
            wants.add(
                    i % 2 == 0
                            ? BookWant.change(ids.get(i), wanted.key())
                            : BookWant.keep(ids.get(i), wanted.key()).with(new EntryRange(GRANT, NOON, 1)));
        }

        for (List<Book> books : List.of(store.update(books -> books.open(wants)), store.read(wants))) {
            assertThat(books).extracting(Book::id).containsExactlyElementsOf(ids);
            for (int i = 0; i < ids.size(); i++) {
                Entry expected = entry(GRANT, "e" + (i + 1), NOON);
                assertThat(number(books.get(i))).isEqualTo(i + 1);
                assertThat(books.get(i).entry(expected.key())).contains(expected);
                assertThat(books.get(i).ranges()).isEqualTo(i % 2 == 0 ? List.of() : List.of(List.of(expected)));
            }
        }
    }

    @Test
    @DisplayName("a book that is opened again shows what is wanted now, as it was before anything was saved")
    void opened_again() {
        Entry first = entry(GRANT, "1", NOON);
        Entry second = entry(GRANT, "2", NOON);
        save(one, first, second);

        List<Book> again = store.update(books -> {
            books.open(List.of(BookWant.change(one, first.key())));
            books.save(List.of(change(one, 7, entry(GRANT, "1", NOON.plusSeconds(1)), entry(GRANT, "3", NOON))));
            return books.open(List.of(
                    BookWant.change(other),
                    BookWant.keep(one, second.key(), entry(GRANT, "3", NOON).key())
                            .with(new EntryRange(GRANT, NOON, 9))));
        });

        Book book = again.get(1);
        assertThat(number(book)).isEqualTo(1);
        assertThat(book.found()).containsOnlyKeys(second.key());
        assertThat(book.ranges()).containsExactly(List.of(first, second));
        assertThat(again.get(0).standing()).isEqualTo(Standing.NEW);
        assertThat(number(read(one))).isEqualTo(7);
    }

    @Test
    @DisplayName("a book that was opened to rely on may be opened again to change it, and then stays so")
    void keep_then_change() {
        save(one);
        for (BookId id : List.of(one, other)) {
            store.update(books -> {
                books.open(List.of(BookWant.keep(id)));
                books.open(List.of(BookWant.change(id)));
                List<Book> opened = books.open(List.of(BookWant.keep(id)));
                books.save(List.of(change(id, 5)));
                return opened;
            });
            assertThat(number(read(id))).isEqualTo(5);
        }
    }

    @Test
    @DisplayName("several saves of one update take effect together")
    void several_saves() {
        store.update(books -> {
            List<Book> opened = books.open(List.of(BookWant.change(one)));
            books.save(List.of(change(one, 1, entry(GRANT, "1", NOON))));
            books.save(List.of());
            books.open(List.of(BookWant.change(other)));
            books.save(List.of(change(other, 2, entry(GRANT, "2", NOON))));
            return opened;
        });

        assertThat(number(read(one))).isEqualTo(1);
        assertThat(number(read(other))).isEqualTo(2);
        assertThat(walk(one, GRANT, 9)).containsExactly(entry(GRANT, "1", NOON));
        assertThat(walk(other, GRANT, 9)).containsExactly(entry(GRANT, "2", NOON));
    }

    @Test
    @DisplayName("an update that saves nothing is answered for, and changes nothing")
    void saves_nothing() {
        save(one);

        assertThat(store.<Long>update(books -> number(books.open(List.of(BookWant.change(one), BookWant.change(other)))
                        .get(0))))
                .isEqualTo(1);
        assertThat(store.<String>update(books -> "nothing opened")).isEqualTo("nothing opened");

        assertThat(number(read(one))).isEqualTo(1);
        assertThat(read(other).standing()).isEqualTo(Standing.NEW);
        assertThat(count(store, other)).contains(1L);
    }

    @Test
    @DisplayName("what work throws comes out as it is, and nothing of the update is left")
    void throwing() {
        Entry before = entry(GRANT, "1", NOON);
        save(one, before);
        List<Throwable> all = List.of(
                new IllegalStateException("of the work"),
                InvalidValueException.of("value", "right", "wrong"),
                new AssertionError("of the work"));
        for (Throwable thrown : all) {
            assertThatThrownBy(() -> store.update(books -> {
                        books.open(List.of(BookWant.change(one), BookWant.change(other)));
                        books.save(List.of(
                                change(one, 9, entry(GRANT, "1", NOON.plusSeconds(1)), entry(GRANT, "2", NOON)),
                                change(other, 9)));
                        if (thrown instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) thrown;
                    }))
                    .isSameAs(thrown);
        }

        assertThat(number(read(one))).isEqualTo(1);
        assertThat(walk(one, GRANT, 9)).containsExactly(before);
        assertThat(read(other).standing()).isEqualTo(Standing.NEW);
        assertThat(count(store, one)).contains(2L);
        assertThat(count(store, other)).contains(1L);
    }

    @Test
    @DisplayName("a save that is refused saves none of its changes, and the work may go on")
    void refused_as_a_whole() {
        save(other);

        store.update(books -> {
            books.open(List.of(BookWant.change(one), BookWant.keep(other)));
            assertThatThrownBy(() -> books.save(List.of(change(one, 8), change(other, 8))))
                    .isInstanceOf(InvalidValueException.class);
            books.save(List.of(change(one, 9)));
            return "saved";
        });

        assertThat(number(read(one))).isEqualTo(9);
        assertThat(number(read(other))).isEqualTo(1);
    }

    @Test
    @DisplayName("saving a book that was not opened to be changed, or twice, or an entry twice, is refused")
    void refuses_saves() {
        save(one);
        Entry entry = entry(GRANT, "1", NOON);
        Entry same = entry(GRANT, "1", NOON.plusSeconds(5));
        String answer = store.update(books -> {
            assertRefused(() -> books.save(List.of(change(one, 2))));
            books.open(List.of(BookWant.keep(one)));
            assertRefused(() -> books.save(List.of(change(one, 2))));
            assertRefused(() -> books.save(List.of(change(other, 2))));
            books.open(List.of(BookWant.change(other)));
            assertRefused(() -> books.save(List.of(change(other, 2), change(other, 3))));
            assertRefused(() -> books.save(List.of(change(other, 2, entry, same))));
            books.save(List.of(change(other, 4)));
            assertRefused(() -> books.save(List.of(change(other, 5))));
            return "ended";
        });

        assertThat(answer).isEqualTo("ended");
        assertThat(number(read(one))).isEqualTo(1);
        assertThat(number(read(other))).isEqualTo(4);
        assertThat(walk(other, GRANT, 9)).isEmpty();
    }

    private static void assertRefused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("opening nothing, or a book twice at once, is refused")
    void refuses_wants() {
        String answer = store.update(books -> {
            assertRefused(() -> books.open(List.of()));
            assertRefused(() -> books.open(List.of(BookWant.change(one), BookWant.keep(one))));
            return "ended";
        });

        assertThat(answer).isEqualTo("ended");
        assertRefused(() -> store.read(List.of(BookWant.keep(one), BookWant.keep(one))));
        assertThat(store.read(List.of())).isEmpty();
    }

    @Test
    @DisplayName("books can be neither opened nor saved once their update has ended")
    void ended() {
        save(one);
        List<Runnable> late = new ArrayList<>();

        store.update(books -> {
            late.add(() -> books.open(List.of(BookWant.change(one))));
            late.add(() -> books.save(List.of(change(one, 2))));
            return books.open(List.of(BookWant.change(one)));
        });

        assertThat(late).allSatisfy(call -> assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class));
        assertThat(number(read(one))).isEqualTo(1);
    }

    @Test
    @DisplayName("a book of the program itself is nobody's, and another in each program and of each kind")
    void programs_own() {
        BookId own = BookId.of(BUDGET, program);
        List<BookId> others = List.of(
                BookId.of(FRIEND, program),
                BookId.of(BUDGET, new ProgramId(program.value() + "x")),
                BookId.of(BUDGET, program, fresh()));
        save(own, entry(GRANT, "1", NOON));

        assertThat(number(read(own))).isEqualTo(1);
        assertThat(walk(own, GRANT, 9)).containsExactly(entry(GRANT, "1", NOON));
        assertThat(others).allSatisfy(each -> {
            assertThat(read(each).standing()).isEqualTo(Standing.NEW);
            assertThat(walk(each, GRANT, 9)).isEmpty();
            assertThat(count(store, each)).contains(1L);
        });
        assertThat(count(store, own)).contains(2L);
        assertThat(Optional.of(read(own).id())).contains(own);
    }
}
