package io.communitykit.referral.memory;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.internal.BookNames;
import io.communitykit.referral.internal.UpdateLog;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps books on the heap: for tests, examples, simulations and a first run. Nothing survives the process.
 *
 * <p>Work runs without a lock; when it ends, its changes take effect if no book that it opened was changed meanwhile, otherwise it runs
 * again, and after {@value #TRIES} vain runs it runs alone, so that nobody waits for ever. One lock for all books, held only while some are
 * shown or changed. A book is shown in O(log n) for each entry that is shown, and changed in O(log n) for each that is saved. An erasure
 * looks at all entries of the member's books. Safe for many threads.
 */
public final class InMemoryBookStore implements BookStore {

    private static final int TRIES = 4;

    private final BookNames names;
    private final Shelves shelves;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /**
     * Creates an empty store.
     *
     * @param key turns a member into the pseudonym that is all that stays after an erasure
     */
    public InMemoryBookStore(PseudonymKey key) {
        this.names = new BookNames(key);
        this.shelves = new Shelves();
    }

    @Override
    public <R> R update(Function<Books, R> work) {
        for (int run = 0; run < TRIES; run++) {
            BooksOnHeap books = new BooksOnHeap(shelves, names.remembering(), lock);
            try {
                R result = work.apply(books);
                if (books.commit()) {
                    return result;
                }
            } catch (RuntimeException | Error e) {
                // What never was at one instant may have made it fail.
                if (books.isCurrent()) {
                    throw e;
                }
            } finally {
                books.end();
            }
        }
        return updateAlone(work);
    }

    private <R> R updateAlone(Function<Books, R> work) {
        BooksOnHeap books = new BooksOnHeap(shelves, names.remembering(), lock);
        lock.writeLock().lock();
        try {
            R result = work.apply(books);
            if (!books.commit()) {
                throw new IllegalStateException("the work of an update has changed its own books by another update");
            }
            return result;
        } finally {
            books.end();
            lock.writeLock().unlock();
        }
    }

    @Override
    public List<Book> read(List<BookWant> wants) {
        UpdateLog.requireDistinct(wants);
        BookNames remembering = names.remembering();
        return reading(() -> wants.stream()
                .map(want -> shelves.show(want, remembering.of(want.book()), remembering))
                .toList());
    }

    @Override
    public List<Entry> entries(EntryQuery query) {
        BookNames remembering = names.remembering();
        return reading(() -> shelves.entries(query, remembering));
    }

    @Override
    public List<DueBook> due(DueQuery query) {
        return reading(() -> shelves.due(query, names));
    }

    private <R> R reading(Supplier<R> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public boolean erase(MemberId member) {
        lock.writeLock().lock();
        try {
            return shelves.erase(names.of(member));
        } finally {
            lock.writeLock().unlock();
        }
    }
}
