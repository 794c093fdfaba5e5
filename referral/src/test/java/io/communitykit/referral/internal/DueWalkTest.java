package io.communitykit.referral.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.json.Json;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A walk over the books that are due")
class DueWalkTest {

    private static final ProgramId PROGRAM = new ProgramId("invite");
    private static final BookKind FRIEND = new BookKind("friend");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final BookStore store = new InMemoryBookStore(PseudonymKey.of(new byte[32]));

    private BookId due(int number, Instant at) {
        BookId book = BookId.of(FRIEND, PROGRAM, new MemberId("member " + number));
        int opened = store.update(books -> {
            int count = books.open(List.of(BookWant.change(book))).size();
            books.save(List.of(new BookChange(book, Json.object("n", Json.of(number)), Optional.of(at), List.of())));
            return count;
        });
        assertThat(opened).isEqualTo(1);
        return book;
    }

    @Test
    @DisplayName("reaches all, though far more stay due at one instant than a page can hold")
    void far() {
        int many = 10_500;
        for (int i = 0; i < many; i++) {
            due(i, NOON);
        }
        BookId last = due(many, NOON.plusSeconds(1));
        List<BookId> met = new ArrayList<>();

        DueWalk walk = new DueWalk(store);
        walk.over(FRIEND, PROGRAM, NOON.plusSeconds(1), 200, met::add);

        assertThat(met).hasSize(many + 1).doesNotHaveDuplicates().endsWith(last);
        assertThat(walk.met()).isEqualTo(many + 1);
    }

    @Test
    @DisplayName("serves all others where one fails, and says of it that it may be tried again only where that helps")
    void fails() {
        BookId first = due(1, NOON);
        BookId second = due(2, NOON.plusSeconds(1));
        List<BookId> served = new ArrayList<>();
        assertThatThrownBy(() -> new DueWalk(store).serve(FRIEND, PROGRAM, NOON.plusSeconds(2), book -> {
                    served.add(book);
                    if (book.equals(first)) {
                        throw new IllegalStateException("damaged");
                    }
                }))
                .isInstanceOfSatisfying(
                        StorageException.class, it -> assertThat(it.retryable()).isFalse());
        assertThat(served).containsExactly(first, second);
        assertThatThrownBy(() -> new DueWalk(store).serve(FRIEND, PROGRAM, NOON, book -> {
                    throw StorageException.retryable("busy", new IllegalStateException());
                }))
                .isInstanceOfSatisfying(
                        StorageException.class, it -> assertThat(it.retryable()).isTrue());
        assertThat(new DueWalk(store).serve(FRIEND, PROGRAM, NOON.plusSeconds(2), served::add))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("meets a book once, though it moves on each time and is due again")
    void once() {
        for (int i = 0; i < 5; i++) {
            due(i, NOON);
        }
        Set<BookId> met = new HashSet<>();

        new DueWalk(store).over(FRIEND, PROGRAM, NOON.plusSeconds(60), 2, book -> {
            assertThat(met.add(book)).isTrue();
            due(Integer.parseInt(book.owner().orElseThrow().value().substring(7)), NOON.plusSeconds(met.size()));
            return true;
        });

        assertThat(met).hasSize(5);
    }

    @Test
    @DisplayName("ends where it is told to")
    void ends() {
        for (int i = 0; i < 9; i++) {
            due(i, NOON);
        }
        List<BookId> met = new ArrayList<>();

        new DueWalk(store).over(FRIEND, PROGRAM, NOON, 4, book -> {
            met.add(book);
            return met.size() < 6;
        });

        assertThat(met).hasSize(6);
    }

    @Test
    @DisplayName("serves all others whatever is thrown for one, and is to be tried again only where that may help")
    void serves() {
        for (int i = 0; i < 5; i++) {
            due(i, NOON);
        }
        RuntimeException busy = StorageException.retryable("busy", null);
        for (RuntimeException other : List.of(busy, new IllegalStateException("a broken book"))) {
            List<BookId> served = new ArrayList<>();
            assertThatThrownBy(() -> new DueWalk(store).serve(FRIEND, PROGRAM, NOON, book -> {
                        served.add(book);
                        if (served.size() < 3) {
                            throw served.size() == 1 ? busy : other;
                        }
                    }))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            it -> assertThat(it.retryable()).isEqualTo(other == busy))
                    .hasMessageContaining("2 books of kind friend")
                    .hasCause(busy);
            assertThat(served).hasSize(5);
        }
    }

    @Test
    @DisplayName("goes on only behind a book of the same kind and program")
    void place() {
        DueQuery query = DueQuery.first(FRIEND, PROGRAM, NOON, 1);
        for (BookId other :
                List.of(BookId.of(new BookKind("budget"), PROGRAM), BookId.of(FRIEND, new ProgramId("invite ")))) {
            assertThatThrownBy(() -> query.behind(new DueBook(other, NOON)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("place of a page");
        }
        for (int limit : List.of(0, 10_001)) {
            assertThatThrownBy(() -> DueQuery.first(FRIEND, PROGRAM, NOON, limit))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("1 to 10000");
        }
    }
}
