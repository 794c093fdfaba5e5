package io.communitykit.testkit.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Books;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryQuery;
import io.communitykit.referral.spi.EntryRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** A store that remembers which books were saved and which kinds of entries they got, so that all of them can be read. For one thread. */
final class WatchedBooks implements BookStore {

    private final BookStore store;
    private final Map<BookId, Set<EntryKind>> saved = new TreeMap<>(Comparator.comparing(BookId::toString));

    WatchedBooks(BookStore store) {
        this.store = store;
    }

    /** Every book that was ever saved, in an order that stays the same. */
    Set<BookId> books() {
        return Collections.unmodifiableSet(saved.keySet());
    }

    Book book(BookId book) {
        return store.read(List.of(BookWant.keep(book))).get(0);
    }

    /** All entries of a book, kind by kind, oldest first. */
    List<Entry> entries(BookId book) {
        List<Entry> all = new ArrayList<>();
        for (EntryKind kind : saved.getOrDefault(book, Set.of())) {
            Optional<Entry> after = Optional.empty();
            List<Entry> page;
            do {
                page = store.entries(new EntryQuery(book, kind, after, EntryRange.MAX_LIMIT));
                all.addAll(page);
                after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
            } while (page.size() == EntryRange.MAX_LIMIT);
        }
        return all;
    }

    /** Where a member's id still stands, in books of the member's own or of others. */
    List<String> traces(MemberId member) {
        Set<String> traces = new LinkedHashSet<>();
        for (BookId id : saved.keySet()) {
            Book book = book(id);
            boolean own = id.owner().equals(Optional.of(member));
            if (own && book.standing() != Book.Standing.ERASED) {
                traces.add(id + " is " + book.standing());
            }
            book.header()
                    .map(Object::toString)
                    .filter(it -> own || it.contains(member.value()))
                    .ifPresent(traces::add);
            entries(id).stream()
                    .map(Entry::toString)
                    .filter(it -> it.contains(member.value()))
                    .forEach(traces::add);
        }
        return List.copyOf(traces);
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
                changes.forEach(WatchedBooks.this::watch);
                books.save(changes);
            }
        }));
    }

    private void watch(BookChange change) {
        Set<EntryKind> kinds =
                saved.computeIfAbsent(change.book(), it -> new TreeSet<>(Comparator.comparing(EntryKind::name)));
        change.entries().forEach(it -> kinds.add(it.key().kind()));
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
        // Which of those that are due at one instant comes first is each store's own.
        return store.due(query).stream()
                .sorted(Comparator.comparing(DueBook::at)
                        .thenComparing(it -> it.book().toString()))
                .toList();
    }

    @Override
    public boolean erase(MemberId member) {
        return store.erase(member);
    }
}
