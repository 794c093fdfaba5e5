package io.communitykit.testkit.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A store of books that fails on purpose")
class FaultyBookStoreTest {

    private static final PseudonymKey KEY =
            PseudonymKey.of("the contract's own secret".getBytes(StandardCharsets.UTF_8));

    private final ProgramId program = new ProgramId("program-" + UUID.randomUUID());
    private final BookStore heap = new InMemoryBookStore(KEY);

    private BookId book() {
        return BookId.of(StoreRules.FRIEND, program, new MemberId("ann"));
    }

    private static BookStore onH2() {
        return JdbcBookStore.builder(ConnectionSource.own(InstalledDatabase.of(EmbeddedDatabase.H2)), KEY)
                .build();
    }

    static Stream<Arguments> effects() {
        return Stream.of(
                Arguments.of(BookFault.NONE, 1, 1),
                Arguments.of(BookFault.BEFORE, 0, 0),
                Arguments.of(BookFault.UNDONE, 0, 1),
                Arguments.of(BookFault.AFTER, 1, 1),
                Arguments.of(BookFault.RERUN, 1, 2),
                Arguments.of(BookFault.TWICE, 2, 2));
    }

    @ParameterizedTest(name = "{0} leaves {1} of one change, and runs its work {2} times")
    @MethodSource("effects")
    void leaves(BookFault fault, long left, int runs) {
        for (BookStore good : List.of(heap, onH2())) {
            FaultyBookStore store = new FaultyBookStore(good, BookFaultScript.of(fault));
            List<Long> shown = new ArrayList<>();
            if (List.of(BookFault.BEFORE, BookFault.UNDONE, BookFault.AFTER).contains(fault)) {
                assertThatThrownBy(() -> count(store, shown))
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.retryable()).isTrue())
                        .hasMessageContaining(fault.name());
            } else {
                assertThat(count(store, shown)).isEqualTo(left);
            }

            assertThat(shown).hasSize(runs);
            assertThat(StoreRules.number(
                            good.read(List.of(BookWant.keep(book()))).get(0)))
                    .isEqualTo(left);
            assertThat(store.calls()).isEqualTo(1);
            assertThat(count(store, shown)).as("its script is at its end").isEqualTo(left + 1);
        }
    }

    private long count(BookStore store, List<Long> shown) {
        return store.update(books -> {
            Book found = books.open(List.of(BookWant.change(book()))).get(0);
            shown.add(StoreRules.number(found));
            long next = StoreRules.number(found) + 1;
            books.save(List.of(StoreRules.change(book(), next)));
            return next;
        });
    }

    @Test
    @DisplayName("fails with every method, and what the work throws comes out of an undone update too")
    void every_method() {
        FaultyBookStore store = new FaultyBookStore(
                heap,
                BookFaultScript.of(
                        BookFault.AFTER,
                        BookFault.AFTER,
                        BookFault.BEFORE,
                        BookFault.UNDONE,
                        BookFault.AFTER,
                        BookFault.UNDONE,
                        BookFault.RERUN,
                        BookFault.TWICE,
                        BookFault.RERUN,
                        BookFault.TWICE));
        List<Runnable> calls = List.of(
                () -> count(store, new ArrayList<>()),
                () -> store.read(List.of(BookWant.keep(book()))),
                () -> store.entries(new EntryQuery(book(), StoreRules.GRANT, Optional.empty(), 1)),
                () -> store.due(DueQuery.first(StoreRules.FRIEND, program, StoreRules.NOON, 1)),
                () -> store.erase(new MemberId("ann")));

        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::run).isInstanceOf(StorageException.class));
        assertThat(heap.read(List.of(BookWant.keep(book()))).get(0).standing())
                .as("erased, though the reply was lost")
                .isEqualTo(Standing.ERASED);
        assertThatThrownBy(() -> store.update(books -> {
                    throw new UnsupportedOperationException("of the work");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(store.read(List.of())).isEmpty();
        assertThat(store.entries(new EntryQuery(book(), StoreRules.GRANT, Optional.empty(), 1)))
                .isEmpty();
        assertThat(store.erase(new MemberId("bob")))
                .as("told of by the first call")
                .isFalse();
        assertThat(store.erase(new MemberId("cai")))
                .as("told of by the first call")
                .isFalse();
        assertThat(store.calls()).isEqualTo(10);
    }

    @Test
    @DisplayName("fails alike for the same seed, and about as often as asked")
    void seeded() {
        BookFaultScript script = BookFaultScript.seeded(7, 250);
        List<BookFault> faults =
                LongStream.rangeClosed(1, 5_000).mapToObj(script::at).toList();
        BookFaultScript again = BookFaultScript.seeded(7, 250);

        assertThat(LongStream.rangeClosed(1, 5_000).mapToObj(again::at)).isEqualTo(faults);
        for (BookFault fault : BookFault.values()) {
            long times = faults.stream().filter(fault::equals).count();
            assertThat(times)
                    .isBetween(fault == BookFault.NONE ? 3_600L : 200L, fault == BookFault.NONE ? 3_900L : 300L);
        }
        BookFaultScript other = BookFaultScript.seeded(8, 250);
        assertThat(LongStream.rangeClosed(1, 100).mapToObj(other::at)).isNotEqualTo(faults.subList(0, 100));
        assertThatThrownBy(() -> BookFaultScript.seeded(1, 1_001)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> BookFaultScript.seeded(1, -1)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @DisplayName("leads to the books of a clean run, where each failed call of work that knows its facts is made again")
    void told_again_until_it_succeeds(long seed) {
        FaultyBookStore faulty = new FaultyBookStore(heap, BookFaultScript.seeded(seed, 500));
        for (int order = 1; order <= 200; order++) {
            grantUntilDone(faulty, "order " + order);
        }

        EntryQuery all = new EntryQuery(book(), StoreRules.GRANT, Optional.empty(), 1_000);
        assertThat(faulty.calls()).as("some calls failed").isGreaterThan(220);
        assertThat(heap.entries(all)).hasSize(200);
        assertThat(StoreRules.number(heap.read(List.of(BookWant.keep(book()))).get(0)))
                .isEqualTo(200);
    }

    private void grantUntilDone(BookStore store, String order) {
        Entry entry = StoreRules.entry(StoreRules.GRANT, order, StoreRules.NOON);
        boolean done = false;
        while (!done) {
            try {
                done = store.update(books -> {
                    Book found = books.open(List.of(BookWant.change(book(), entry.key())))
                            .get(0);
                    if (found.entry(entry.key()).isEmpty()) {
                        books.save(List.of(StoreRules.change(book(), StoreRules.number(found) + 1, entry)));
                    }
                    return true;
                });
            } catch (StorageException e) {
                assertThat(e.retryable()).isTrue();
            }
        }
    }
}
