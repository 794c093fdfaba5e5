package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.ProgramId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookSubject;
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
        return store.due(DueQuery.first(FRIEND, program, until, limit));
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
    @DisplayName(
            "books about things of the program are listed with what they are about, beside members' and the program's own")
    void subjects() {
        List<DueBook> all = new ArrayList<>();
        all.add(new DueBook(BookId.about(FRIEND, program, new BookSubject("三人团🐼")), NOON));
        all.add(new DueBook(freshBook(), NOON.plusSeconds(1)));
        all.add(new DueBook(BookId.about(FRIEND, program, new BookSubject("𠮷")), NOON.plusSeconds(2)));
        all.add(new DueBook(BookId.of(FRIEND, program), NOON.plusSeconds(3)));
        all.forEach(each -> due(each.book(), each.at()));
        save(new BookChange(
                BookId.about(FRIEND, program, new BookSubject("never")), number(1), Optional.empty(), List.of()));

        assertThat(due(Instant.MAX, 100)).isEqualTo(all);
        assertThat(store.due(DueQuery.first(FRIEND, program, Instant.MAX, 1).behind(all.get(0))))
                .isEqualTo(all.subList(1, 2));
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

    /** All that is due, page by page, as long as pages are full. */
    private List<DueBook> walk(Instant until, int limit) {
        List<DueBook> all = new ArrayList<>();
        DueQuery query = DueQuery.first(FRIEND, program, until, limit);
        List<DueBook> page = store.due(query);
        all.addAll(page);
        while (page.size() == limit) {
            query = query.behind(page.get(limit - 1));
            page = store.due(query);
            all.addAll(page);
        }
        return all;
    }

    private List<DueBook> behind(DueBook place, Instant until) {
        return store.due(DueQuery.first(FRIEND, program, until, 100).behind(place));
    }

    @Test
    @DisplayName("pages hold every book once, in the order of one long page, also where most are due at one instant")
    void pages() {
        due(BookId.of(FRIEND, program), NOON);
        for (int i = 0; i < 24; i++) {
            due(freshBook(), i < 18 ? NOON : NOON.plusSeconds(i % 4));
        }
        due(BookId.of(FRIEND, new ProgramId(program.value() + " "), fresh()), NOON);
        due(BookId.of(BUDGET, program, fresh()), NOON);

        List<DueBook> all = due(Instant.MAX, 100);

        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        for (int limit : List.of(1, 2, 3, 5, 7, 18, 24, 25, 26)) {
            assertThat(walk(Instant.MAX, limit)).as("pages of %s", limit).isEqualTo(all);
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(behind(all.get(i), Instant.MAX)).isEqualTo(all.subList(i + 1, all.size()));
        }
    }

    @Test
    @DisplayName("a page ends with its instant, and behind a place that is later there is nothing")
    void pages_until() {
        for (int i = 0; i < 6; i++) {
            due(freshBook(), NOON.plusSeconds(i / 2));
        }
        List<DueBook> all = due(Instant.MAX, 9);

        assertThat(behind(all.get(0), NOON)).isEqualTo(all.subList(1, 2));
        assertThat(behind(all.get(0), NOON.plusSeconds(1))).isEqualTo(all.subList(1, 4));
        assertThat(behind(all.get(3), NOON.plusSeconds(1))).isEmpty();
        assertThat(behind(all.get(3), NOON)).isEmpty();
        assertThat(behind(all.get(3), Instant.MIN)).isEmpty();
        assertThat(walk(NOON.plusSeconds(1), 3)).isEqualTo(all.subList(0, 4));
    }

    @Test
    @DisplayName("a place stays one though its book has moved on, is not due any more, or its owner was erased")
    void pages_behind_what_is_gone() {
        for (int i = 0; i < 6; i++) {
            due(freshBook(), NOON);
        }
        List<DueBook> all = due(NOON, 9);

        due(all.get(1).book(), NOON.plusSeconds(9));
        save(all.get(2).book());
        store.erase(all.get(3).book().owner().orElseThrow());

        for (int place = 1; place <= 3; place++) {
            assertThat(behind(all.get(place), NOON)).isEqualTo(all.subList(4, 6));
        }
        assertThat(behind(all.get(0), NOON)).isEqualTo(all.subList(4, 6));
    }

    @Test
    @DisplayName("a book that moves between pages is met behind the place and not before it; the others are met once")
    void pages_of_moving_books() {
        for (int i = 0; i < 8; i++) {
            due(freshBook(), NOON.plusSeconds(i));
        }
        List<DueBook> all = due(Instant.MAX, 9);
        DueBook place = all.get(3);

        due(all.get(0).book(), NOON.plusSeconds(20));
        due(all.get(6).book(), NOON.minusSeconds(20));
        BookId late = freshBook();
        due(late, NOON.plusSeconds(5).plusNanos(1_000));
        due(freshBook(), NOON);

        assertThat(behind(place, Instant.MAX))
                .containsExactly(
                        all.get(4),
                        all.get(5),
                        new DueBook(late, NOON.plusSeconds(5).plusNanos(1_000)),
                        all.get(7),
                        new DueBook(all.get(0).book(), NOON.plusSeconds(20)));
    }

    @Test
    @DisplayName("pages reach from the first instant of the year 1 to the last of 9999")
    void pages_far_away() {
        List<DueBook> all = new ArrayList<>();
        for (Instant at : List.of(Timestamps.MIN, Instant.EPOCH.minusNanos(1_000), Instant.EPOCH, Timestamps.MAX)) {
            all.add(new DueBook(freshBook(), at));
        }
        all.forEach(each -> due(each.book(), each.at()));

        for (int limit = 1; limit <= 4; limit++) {
            assertThat(walk(Instant.MAX, limit)).isEqualTo(all);
        }
    }
}
