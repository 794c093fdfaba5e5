package io.communitykit.testkit.book;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import java.io.Serial;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A store that fails as a script says, before it has stored something or after, or runs work twice, and otherwise does what the store behind
 * it does. For tests and simulations of what a host makes of a failing store. Every failure is a retryable {@link StorageException}. As
 * safe for many threads as the store behind it; which thread meets a fault is then open.
 *
 * <pre>{@code
 * BookStore store = new FaultyBookStore(new InMemoryBookStore(key), BookFaultScript.seeded(42, 100));
 * }</pre>
 */
public final class FaultyBookStore implements BookStore {

    private final BookStore store;
    private final BookFaultScript script;
    private final AtomicLong calls = new AtomicLong();

    /**
     * Puts faults before a store.
     *
     * @param store the store that works
     * @param script which call fails; calls of all methods are counted together, from 1
     */
    public FaultyBookStore(BookStore store, BookFaultScript script) {
        this.store = store;
        this.script = script;
    }

    /**
     * How many calls there were, of all methods, failed ones included.
     *
     * @return 0 or more
     */
    public long calls() {
        return calls.get();
    }

    /** Ends an update without effect. Not one that a store would try again. */
    private static final class Undone extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        Undone() {
            super("undone on purpose", null, false, false);
        }
    }

    /** Shows the books, and saves nothing. */
    private record ShownOnly(Books books) implements Books {

        @Override
        public List<Book> open(List<BookWant> wants) {
            return books.open(wants);
        }

        @Override
        public void save(List<BookChange> changes) {
            // Whoever runs again saves again.
        }
    }

    @Override
    public <R> R update(Function<Books, R> work) {
        return faulty(
                () -> store.update(work),
                () -> undo(work),
                () -> store.update(books -> {
                    R unused = work.apply(new ShownOnly(books));
                    return work.apply(books);
                }));
    }

    private <R> void undo(Function<Books, R> work) {
        try {
            R unused = store.update(books -> {
                R unusedToo = work.apply(books);
                throw new Undone();
            });
        } catch (Undone expected) {
            // Nothing is stored.
        }
    }

    @Override
    public List<Book> read(List<BookWant> wants) {
        return faulty(() -> store.read(wants));
    }

    @Override
    public List<Entry> entries(EntryQuery query) {
        return faulty(() -> store.entries(query));
    }

    @Override
    public List<DueBook> due(DueQuery query) {
        return faulty(() -> store.due(query));
    }

    @Override
    public boolean erase(MemberId member) {
        return faulty(() -> store.erase(member));
    }

    private <T> T faulty(Supplier<T> whole) {
        return faulty(whole, () -> {}, () -> {
            T unused = whole.get();
            return whole.get();
        });
    }

    private <T> T faulty(Supplier<T> whole, Runnable undone, Supplier<T> rerun) {
        long call = calls.incrementAndGet();
        BookFault fault = script.at(call);
        switch (fault) {
            case NONE -> {
                return whole.get();
            }
            case RERUN -> {
                return rerun.get();
            }
            case TWICE -> {
                T unused = whole.get();
                return whole.get();
            }
            case UNDONE -> undone.run();
            case AFTER -> {
                T unused = whole.get();
            }
            case BEFORE -> {}
        }
        throw StorageException.retryable("call " + call + " failed on purpose: " + fault, null);
    }
}
