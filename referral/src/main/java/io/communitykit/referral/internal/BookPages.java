package io.communitykit.referral.internal;

import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.EntryRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads all entries of a kind, page by page. Safe for many threads. */
public final class BookPages {

    private BookPages() {}

    /**
     * Reads all entries, oldest first.
     *
     * @param store where they are kept
     * @param book in which book
     * @param kind of what kind
     * @param each is given every entry
     */
    public static void each(BookStore store, BookId book, EntryKind kind, Consumer<? super Entry> each) {
        Optional<Entry> last = Optional.empty();
        List<Entry> page;
        do {
            page = store.entries(new EntryQuery(book, kind, last, EntryRange.MAX_LIMIT));
            page.forEach(each);
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
        } while (page.size() == EntryRange.MAX_LIMIT);
    }
}
