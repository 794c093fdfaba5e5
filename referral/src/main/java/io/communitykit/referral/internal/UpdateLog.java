package io.communitykit.referral.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.BookWant.Access;
import io.communitykit.referral.spi.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one run of an update opened and wants to save, checked alike in every store. For the thread that made it.
 */
public final class UpdateLog {

    private final BookNames names;
    private final Thread thread = Thread.currentThread();
    private final Map<BookId, Opened> opened = new HashMap<>();
    private final Map<BookId, BookChange> changes = new LinkedHashMap<>();
    private boolean ended;

    /**
     * Begins with nothing opened.
     *
     * @param names stands for ids
     */
    public UpdateLog(BookNames names) {
        this.names = names;
    }

    private record Opened(Access access, Standing standing) {}

    /**
     * Checks what is to be opened.
     *
     * @param wants the books
     * @throws InvalidValueException if there are none or one comes twice
     * @throws IllegalStateException on another thread, or once the update has ended
     */
    public void checkWants(List<BookWant> wants) {
        checkRunning();
        if (wants.isEmpty()) {
            throw InvalidValueException.of("number of books to open", "at least 1", 0);
        }
        requireDistinct(wants);
    }

    /**
     * Checks that each book is wanted once.
     *
     * @param wants the books
     * @throws InvalidValueException if one comes twice
     */
    public static void requireDistinct(List<BookWant> wants) {
        Set<BookId> seen = new HashSet<>();
        for (BookWant want : wants) {
            if (!seen.add(want.book())) {
                throw InvalidValueException.of("books that are wanted", "each once", want.book() + " twice");
            }
        }
    }

    /**
     * Notes a book that was opened. Opened to be changed it stays so, however it is opened later.
     *
     * @param want as which
     * @param standing what it was found as
     */
    public void opened(BookWant want, Standing standing) {
        boolean change = want.access() == Access.CHANGE || mayChange(want.book());
        opened.put(want.book(), new Opened(change ? Access.CHANGE : Access.KEEP, standing));
    }

    private boolean mayChange(BookId book) {
        Opened before = opened.get(book);
        return before != null && before.access() == Access.CHANGE;
    }

    /**
     * Takes changes, all or none.
     *
     * @param wanted what is to be saved
     * @throws InvalidValueException if a book was not opened to be changed, is changed twice or is an erased owner's, an entry comes twice,
     *     or a header or body would not be read back as it is
     * @throws IllegalStateException on another thread, or once the update has ended
     */
    public void save(List<BookChange> wanted) {
        checkRunning();
        Set<BookId> seen = new HashSet<>(changes.keySet());
        for (BookChange change : wanted) {
            requireOpenToChange(change.book());
            if (!seen.add(change.book())) {
                throw InvalidValueException.of("books to save", "each once in an update", change.book() + " twice");
            }
            requireKeepable(change);
        }
        wanted.forEach(change -> changes.put(change.book(), change));
    }

    private void requireOpenToChange(BookId book) {
        if (!mayChange(book)) {
            throw InvalidValueException.of(
                    "book to save", "one that was opened to be changed", book + ", which was not");
        }
        Opened found = opened.get(book);
        if (found != null && found.standing() == Standing.ERASED) {
            throw InvalidValueException.of("book to save", "one whose owner was not erased", book);
        }
    }

    private void requireKeepable(BookChange change) {
        StoredJson.check("header of a book", change.header());
        Set<EntryName> seen = new HashSet<>();
        for (Entry entry : change.entries()) {
            StoredJson.check("body of an entry", entry.body());
            if (!seen.add(names.of(entry.key()))) {
                throw InvalidValueException.of(
                        "entries to save in " + change.book(), "each key once", entry.key() + " twice");
            }
        }
    }

    /**
     * What is to be saved.
     *
     * @return the changes, in the order in which they came
     */
    public List<BookChange> changes() {
        return new ArrayList<>(changes.values());
    }

    /** Ends the update: books can neither be opened nor saved any more. */
    public void end() {
        ended = true;
    }

    private void checkRunning() {
        if (ended || Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    ended ? "the update of these books has ended" : "books are for the thread that runs the update");
        }
    }
}
