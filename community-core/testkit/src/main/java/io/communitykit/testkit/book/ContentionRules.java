package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryRange;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Many threads at once, on books that nobody has seen before and on some that all know. */
abstract class ContentionRules extends StoreRules {

    private static final int THREADS = 16;

    private final BookId one = freshBook();
    private final BookId other = freshBook();

    @RepeatedTest(50)
    @DisplayName("of 16 threads that count in a book never seen each gets a number of its own, and none is lost")
    void first_sight() throws InterruptedException, ExecutionException {
        List<Long> numbers =
                ManyThreads.run(THREADS, thread -> count(store, one).orElseThrow());

        assertThat(numbers).containsExactlyInAnyOrderElementsOf(upTo(THREADS));
        assertThat(number(read(one))).isEqualTo(THREADS);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @RepeatedTest(10)
    @DisplayName("of 16 threads that count ten times in a known book, an entry each, none loses a number or an entry")
    void known() throws InterruptedException, ExecutionException {
        save(change(one, 0));

        List<List<Long>> numbers = ManyThreads.run(THREADS, thread -> {
            List<Long> own = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                own.add(countWithEntry());
            }
            return own;
        });

        assertThat(numbers).allSatisfy(own -> assertThat(own).isSorted());
        assertThat(numbers.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(upTo(160));
        assertThat(walk(one, GRANT, 50)).extracting(each -> number(each.body())).isEqualTo(upTo(160));
    }

    /** Adds one, and an entry of that number. */
    private long countWithEntry() {
        return store.update(books -> {
            Book book = books.open(List.of(BookWant.change(one).with(new EntryRange(GRANT, NOON, 1))))
                    .get(0);
            long next = number(book) + 1;
            assertThat(book.ranges().get(0).stream().mapToLong(each -> number(each.body())))
                    .isEqualTo(next == 1 ? List.of() : List.of(next - 1));
            Entry entry = new Entry(entry(GRANT, "n" + next, NOON).key(), NOON.plusSeconds(next), number(next));
            books.save(List.of(change(one, next, entry)));
            return next;
        });
    }

    @RepeatedTest(50)
    @DisplayName(
            "of threads that move from one of two books to the other, in whatever order opened, nothing is lost or made")
    void transfers() throws InterruptedException, ExecutionException {
        save(change(one, 1_000), change(other, 1_000));

        List<Long> sums = ManyThreads.run(8, thread -> {
            long sum = 0;
            for (int i = 0; i < 4; i++) {
                sum = thread < 6 ? move(thread % 2 == 0, thread + 1) : sum();
                assertThat(sum).isEqualTo(2_000);
            }
            return sum;
        });

        assertThat(sums).containsOnly(2_000L);
        assertThat(number(read(one))).isEqualTo(1_000 - 4 * (1 + 3 + 5) + 4 * (2 + 4 + 6));
        assertThat(number(read(other))).isEqualTo(1_000 + 4 * (1 + 3 + 5) - 4 * (2 + 4 + 6));
    }

    private long move(boolean forth, long amount) {
        BookId from = forth ? one : other;
        BookId to = forth ? other : one;
        return store.update(books -> {
            List<Book> opened = books.open(List.of(BookWant.change(from), BookWant.change(to)));
            long gives = number(opened.get(0));
            long takes = number(opened.get(1));
            books.save(List.of(change(from, gives - amount), change(to, takes + amount)));
            return gives + takes;
        });
    }

    private long sum() {
        return store.update(books -> books.open(List.of(BookWant.keep(other), BookWant.keep(one))).stream()
                .mapToLong(StoreRules::number)
                .sum());
    }

    @RepeatedTest(3)
    @DisplayName("of two that open one book after the other in opposite orders both come through")
    void crossing() throws InterruptedException, ExecutionException {
        save(change(one, 0), change(other, 0));

        ManyThreads.run(2, thread -> {
            for (int i = 0; i < 3; i++) {
                countInTurn(thread == 0 ? one : other, thread == 0 ? other : one);
            }
            return thread;
        });

        assertThat(number(read(one))).isEqualTo(6);
        assertThat(number(read(other))).isEqualTo(6);
    }

    private void countInTurn(BookId first, BookId second) {
        store.update(books -> {
            Book a = books.open(List.of(BookWant.change(first))).get(0);
            Book b = books.open(List.of(BookWant.change(second))).get(0);
            assertThat(number(a)).as("counted together always").isEqualTo(number(b));
            books.save(List.of(change(first, number(a) + 1), change(second, number(b) + 1)));
            return a;
        });
    }

    @RepeatedTest(50)
    @DisplayName("of two that each change what the other relies on not both decide on what was before, in new books")
    void write_skew_in_new_books() throws InterruptedException, ExecutionException {
        assertOneOfTwo();
    }

    @RepeatedTest(50)
    @DisplayName("of two that each change what the other relies on not both decide on what was before, in known books")
    void write_skew() throws InterruptedException, ExecutionException {
        save(change(one, 0), change(other, 0));
        assertOneOfTwo();
    }

    /** Each takes the place unless the other has it: whoever comes second must see the first. */
    private void assertOneOfTwo() throws InterruptedException, ExecutionException {
        List<Boolean> taken = ManyThreads.run(4, thread -> {
            BookId mine = thread % 2 == 0 ? one : other;
            BookId theirs = thread % 2 == 0 ? other : one;
            return takeUnlessTaken(mine, theirs);
        });

        assertThat(taken).containsOnlyOnce(true);
        assertThat(number(read(one)) + number(read(other))).isEqualTo(1);
    }

    private boolean takeUnlessTaken(BookId mine, BookId theirs) {
        return store.update(books -> {
            List<Book> opened = books.open(List.of(BookWant.change(mine), BookWant.keep(theirs)));
            boolean free = opened.stream().allMatch(book -> number(book) == 0);
            if (free) {
                books.save(List.of(change(mine, 1)));
            }
            return free;
        });
    }

    @RepeatedTest(10)
    @DisplayName(
            "what is relied on stays until the update takes effect, so that a rule and what was decided by it agree")
    void relied_on() throws InterruptedException, ExecutionException {
        BookId rule = BookId.of(BUDGET, program);
        save(change(rule, 1));
        List<BookId> deciders = List.of(freshBook(), freshBook(), freshBook(), freshBook());

        ManyThreads.run(6, thread -> {
            for (int i = 0; i < 5; i++) {
                if (thread < 4) {
                    decide(deciders.get(thread), rule);
                } else {
                    replace(rule, deciders);
                }
            }
            return thread;
        });

        long current = number(read(rule));
        assertThat(current).isEqualTo(11);
        decide(deciders.get(0), rule);
        assertThat(number(read(deciders.get(0)))).isEqualTo(current);
    }

    /** Writes down the rule's number; it never falls behind what is there, as the rule only grows. */
    private void decide(BookId book, BookId rule) {
        store.update(books -> {
            List<Book> opened = books.open(List.of(BookWant.keep(rule), BookWant.change(book)));
            long number = number(opened.get(0));
            assertThat(number).isGreaterThanOrEqualTo(number(opened.get(1)));
            books.save(List.of(change(book, number)));
            return number;
        });
    }

    /** Makes a new rule; no decision is ahead of the rule that holds. */
    private void replace(BookId rule, List<BookId> deciders) {
        store.update(books -> {
            List<BookWant> wants = new ArrayList<>();
            wants.add(BookWant.change(rule));
            deciders.forEach(each -> wants.add(BookWant.keep(each)));
            List<Book> opened = books.open(wants);
            long number = number(opened.get(0));
            assertThat(opened.subList(1, 5))
                    .allSatisfy(each -> assertThat(number(each)).isLessThanOrEqualTo(number));
            books.save(List.of(change(rule, number + 1)));
            return number;
        });
    }

    @RepeatedTest(10)
    @DisplayName(
            "a book that is read while others change it is as it was at one instant: header, entries and ranges agree")
    void reading() throws InterruptedException, ExecutionException {
        List<Long> seen = ManyThreads.run(6, thread -> {
            long last = 0;
            for (int i = 0; i < 10; i++) {
                last = thread < 2 ? countWithEntry() : readAtOneInstant();
            }
            return last;
        });

        assertThat(seen).hasSize(6);
        assertThat(readAtOneInstant()).isEqualTo(20);
    }

    private long readAtOneInstant() {
        Book book = store.read(
                        List.of(BookWant.keep(one, entry(GRANT, "n1", NOON).key())
                                .with(new EntryRange(GRANT, NOON, 1_000))
                                .with(new EntryRange(GRANT, NOON, 1))))
                .get(0);
        long number = number(book);
        assertThat(book.ranges().get(0)).extracting(each -> number(each.body())).isEqualTo(upTo(number));
        assertThat(book.ranges().get(1)).hasSize(number == 0 ? 0 : 1);
        assertThat(book.found()).hasSize(number == 0 ? 0 : 1);
        return number;
    }
}
