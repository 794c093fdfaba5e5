package io.communitykit.testkit.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("A simulation of referrals notices a store that")
class BrokenBookStoreTest {

    /** Every so many saves are done wrongly. */
    private static final int EACH = 7;

    private record Fault(String name, UnaryOperator<List<BookChange>> wrong) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault("loses an update", changes -> List.of()),
            new Fault("saves one book of several alone", changes -> changes.subList(0, 1)),
            new Fault(
                    "loses the entries of an update",
                    changes -> changes.stream()
                            .map(it -> new BookChange(it.book(), it.header(), it.dueAt(), List.of()))
                            .toList()),
            new Fault("loses the last book of an update", changes -> changes.subList(0, changes.size() - 1)));

    @TestFactory
    Stream<DynamicTest> faults() {
        return FAULTS.stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.name(),
                        () -> assertThat(noticed(fault))
                                .as("seeds of 20 in which it is noticed")
                                .isGreaterThan(10)));
    }

    private static int noticed(Fault fault) {
        int noticed = 0;
        for (int seed = 0; seed < 20; seed++) {
            try {
                ReferralSimulation.of(
                                () -> new Broken(new InMemoryBookStore(PseudonymKey.of(new byte[32])), fault.wrong()))
                        .seed(seed)
                        .steps(60)
                        .run();
            } catch (ReferralSimulation.Failure | RuntimeException e) {
                noticed++;
            }
        }
        return noticed;
    }

    private record Broken(BookStore store, UnaryOperator<List<BookChange>> wrong, AtomicInteger saves)
            implements BookStore {

        Broken(BookStore store, UnaryOperator<List<BookChange>> wrong) {
            this(store, wrong, new AtomicInteger());
        }

        @Override
        public <R> R update(Function<Books, R> work) {
            return store.update(books -> work.apply(new Books() {
                @Override
                public List<Book> open(List<BookWant> wants) {
                    return books.open(wants);
                }

                @Override
                public void save(List<BookChange> changes) {
                    boolean broken = saves.incrementAndGet() % EACH == 0;
                    List<BookChange> saved = new ArrayList<>(broken ? wrong.apply(changes) : changes);
                    if (!saved.isEmpty()) {
                        books.save(saved);
                    }
                }
            }));
        }

        @Override
        public List<Book> read(List<BookWant> wants) {
            return store.read(wants);
        }

        @Override
        public List<Entry> entries(EntryQuery query) {
            return store.entries(query);
        }

        @Override
        public List<DueBook> due(DueQuery query) {
            return store.due(query);
        }

        @Override
        public boolean erase(MemberId member) {
            return store.erase(member);
        }
    }
}
