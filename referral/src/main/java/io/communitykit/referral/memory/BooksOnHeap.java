package io.communitykit.referral.memory;

import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.BookNames;
import io.communitykit.referral.internal.UpdateLog;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;

/** The books of one run: remembers which revision of each it showed, and whether anybody was erased since. */
final class BooksOnHeap implements Books {

    private final Shelves shelves;
    private final BookNames names;
    private final ReadWriteLock lock;
    private final UpdateLog log;
    private final Map<BookName, Long> shown = new HashMap<>();
    private int erasures = -1;

    BooksOnHeap(Shelves shelves, BookNames names, ReadWriteLock lock) {
        this.shelves = shelves;
        this.names = names;
        this.lock = lock;
        this.log = new UpdateLog(names);
    }

    @Override
    public List<Book> open(List<BookWant> wants) {
        log.checkWants(wants);
        lock.readLock().lock();
        try {
            if (erasures < 0) {
                erasures = shelves.erasures();
            }
            List<Book> books = new ArrayList<>(wants.size());
            for (BookWant want : wants) {
                BookName name = names.of(want.book());
                // The first revision counts: a book that has changed since makes the run vain.
                shown.putIfAbsent(name, shelves.revision(name));
                Book book = shelves.show(want, name, names);
                log.opened(want, book.standing());
                books.add(book);
            }
            return books;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void save(List<BookChange> changes) {
        log.save(changes);
    }

    /** Whether all that was shown is still so. */
    boolean isCurrent() {
        lock.readLock().lock();
        try {
            return erasures < 0
                    || (erasures == shelves.erasures()
                            && shown.entrySet().stream()
                                    .allMatch(each -> each.getValue() == shelves.revision(each.getKey())));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Lets the changes take effect, unless something that was shown has changed. */
    boolean commit() {
        List<BookChange> changes = log.changes();
        if (changes.isEmpty()) {
            return isCurrent();
        }
        lock.writeLock().lock();
        try {
            boolean current = isCurrent();
            if (current) {
                changes.forEach(change -> shelves.apply(change, names));
            }
            return current;
        } finally {
            lock.writeLock().unlock();
        }
    }

    void end() {
        log.end();
    }
}
