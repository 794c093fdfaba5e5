package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.ProgramId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Books to which something happens by itself are found when it is time. */
abstract class DueRules extends StoreRules {

    private List<DueBook> due(Instant until, int limit) {
        return store.due(new DueQuery(FRIEND, program, until, limit));
    }

    private void due(BookId book, Instant at) {
        save(new BookChange(book, number(1), Optional.of(at), List.of()));
    }

    @Test
    @DisplayName("the earliest come first, up to and including the instant, and so many as asked for")
    void in_order() {
        List<DueBook> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(new DueBook(freshBook(), NOON.plusSeconds(i)));
        }
        List<DueBook> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.forEach(each -> due(each.book(), each.at()));
        save(freshBook());

        assertThat(due(NOON.minusNanos(1), 100)).isEmpty();
        assertThat(due(NOON, 100)).isEqualTo(all.subList(0, 1));
        assertThat(due(NOON.plusSeconds(5), 100)).isEqualTo(all.subList(0, 6));
        assertThat(due(NOON.plusSeconds(6).minusNanos(1), 100)).isEqualTo(all.subList(0, 6));
        assertThat(due(Instant.MAX, 100)).isEqualTo(all);
        assertThat(due(Instant.MAX, 5)).isEqualTo(all.subList(0, 5));
    }

    @Test
    @DisplayName("books of one instant have an order that stays the same, whatever the limit")
    void equal_instants() {
        for (int i = 0; i < 8; i++) {
            due(freshBook(), NOON);
        }

        List<DueBook> all = due(NOON, 100);

        assertThat(all).hasSize(8).doesNotHaveDuplicates();
        for (int limit = 1; limit <= 8; limit++) {
            assertThat(due(NOON, limit)).isEqualTo(all.subList(0, limit));
        }
    }

    @Test
    @DisplayName("the instant that was saved last counts, and none if none was")
    void moved() {
        BookId book = freshBook();
        BookId other = freshBook();
        due(book, NOON);
        due(other, NOON.plusSeconds(1));

        due(book, NOON.plusSeconds(2));
        assertThat(due(NOON.plusSeconds(9), 9)).extracting(DueBook::book).containsExactly(other, book);
        due(book, NOON.minusSeconds(2));
        assertThat(due(NOON.plusSeconds(9), 9)).extracting(DueBook::book).containsExactly(book, other);
        save(book);
        assertThat(due(NOON.plusSeconds(9), 9)).containsExactly(new DueBook(other, NOON.plusSeconds(1)));
    }

    @Test
    @DisplayName("an instant is cut to the microsecond")
    void cut() {
        BookId book = freshBook();
        due(book, NOON.plusNanos(1_999));

        assertThat(due(NOON.plusNanos(999), 9)).isEmpty();
        assertThat(due(NOON.plusNanos(1_000), 9)).containsExactly(new DueBook(book, NOON.plusNanos(1_000)));
    }

    @Test
    @DisplayName("of each kind and each program only its own are listed, the program's own book too")
    void apart() {
        BookId own = BookId.of(FRIEND, program);
        BookId members = freshBook();
        due(own, NOON);
        due(members, NOON.plusSeconds(1));
        due(BookId.of(BUDGET, program), NOON);
        due(BookId.of(BUDGET, program, fresh()), NOON);
        due(BookId.of(FRIEND, new ProgramId(program.value() + " "), fresh()), NOON);

        assertThat(due(Instant.MAX, 9))
                .containsExactly(new DueBook(own, NOON), new DueBook(members, NOON.plusSeconds(1)));
    }

    @Test
    @DisplayName("neither what was only opened nor what was thrown at is listed")
    void not_saved() {
        BookId opened = freshBook();
        store.update(books -> books.open(List.of(BookWant.change(opened), BookWant.keep(freshBook()))));

        assertThat(due(Instant.MAX, 9)).isEmpty();
    }

    @Test
    @DisplayName("books of erased owners are not listed, and take no place of others")
    void erased() {
        BookId erased = freshBook();
        BookId kept = freshBook();
        due(erased, NOON);
        due(kept, NOON.plusSeconds(1));

        store.erase(erased.owner().orElseThrow());

        assertThat(due(Instant.MAX, 1)).extracting(DueBook::book).containsExactly(kept);
        assertThat(due(Instant.MAX, 9)).extracting(DueBook::book).containsExactly(kept);
    }

    @Test
    @DisplayName("the first instant of the year 1 and the last of 9999 are found, and asked for beyond them too")
    void far_away() {
        BookId first = freshBook();
        BookId last = freshBook();
        due(last, Timestamps.MAX);
        due(first, Timestamps.MIN);

        assertThat(due(Instant.MIN, 9)).isEmpty();
        assertThat(due(Timestamps.MIN, 9)).containsExactly(new DueBook(first, Timestamps.MIN));
        for (Instant until : List.of(Timestamps.MAX, Instant.MAX)) {
            assertThat(due(until, 9))
                    .containsExactly(new DueBook(first, Timestamps.MIN), new DueBook(last, Timestamps.MAX));
        }
    }
}
