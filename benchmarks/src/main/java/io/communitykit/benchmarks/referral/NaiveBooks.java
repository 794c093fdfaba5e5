package io.communitykit.benchmarks.referral;

import io.communitykit.core.json.Json;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The naive twin of a store of books: a map of headers and sorted entries under one lock, by ids. It forgets nobody, takes no two books
 * together, and leaves half of a change where something throws.
 */
final class NaiveBooks {

    private final Map<BookId, Naive> books = new HashMap<>();

    private static final class Naive {
        private Json.Obj header = new Json.Obj(Map.of());
        private final Map<EntryKey, Entry> byKey = new HashMap<>();
        private final NavigableSet<Entry> byTime = new TreeSet<>(Comparator.comparing(Entry::at)
                .thenComparing(entry -> entry.key().text()));
    }

    synchronized Json.Obj header(BookId id) {
        return book(id).header;
    }

    private Naive book(BookId id) {
        return books.computeIfAbsent(id, absent -> new Naive());
    }

    synchronized List<Entry> newest(BookId id, EntryRange range) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : book(id).byTime.descendingSet()) {
            if (found.size() == range.limit() || entry.at().isBefore(range.since())) {
                break;
            }
            found.add(entry);
        }
        Collections.reverse(found);
        return found;
    }

    synchronized boolean holds(BookId id, EntryKey key) {
        return book(id).byKey.containsKey(key);
    }

    synchronized void save(BookId id, Json.Obj header, Entry entry) {
        Naive book = book(id);
        book.header = header;
        Entry before = book.byKey.put(entry.key(), entry);
        if (before != null) {
            book.byTime.remove(before);
        }
        book.byTime.add(entry);
    }
}
