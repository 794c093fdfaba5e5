package io.communitykit.referral.lottery;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryQuery;
import java.util.List;
import java.util.function.Function;

/** Counts how often books are read outside of updates: a round trip each. For one thread. */
final class CountedReads implements BookStore {

    private final BookStore store;
    private int count;

    CountedReads(BookStore store) {
        this.store = store;
    }

    int count() {
        return count;
    }

    @Override
    public <R> R update(Function<Books, R> work) {
        return store.update(work);
    }

    @Override
    public List<Book> read(List<BookWant> wants) {
        count++;
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
