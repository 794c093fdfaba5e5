package io.communitykit.referral.jdbc;

import io.communitykit.core.json.Json;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.Book.Standing;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one statement found of one book. */
final class Found {

    /** Of a book without a row. */
    static final long MISSING = -1;

    private final BookWant want;
    private final BookName name;
    private final Map<EntryKey, EntryName> asked = new HashMap<>();
    private final Map<EntryName, Entry> entries = new HashMap<>();
    private final List<List<StoredEntry>> ranges = new ArrayList<>();
    private boolean ownerHasRow;
    private boolean erased;
    private long revision = MISSING;
    private Optional<Json.Obj> header = Optional.empty();

    Found(BookWant want, BookName name) {
        this.want = want;
        this.name = name;
        want.ranges().forEach(range -> ranges.add(new ArrayList<>()));
    }

    BookWant want() {
        return want;
    }

    BookName name() {
        return name;
    }

    /** The names of the keys, filled while they are bound. */
    Map<EntryKey, EntryName> asked() {
        return asked;
    }

    boolean ownerHasRow() {
        return ownerHasRow;
    }

    boolean erased() {
        return erased;
    }

    long revision() {
        return revision;
    }

    void owner(boolean isErased) {
        ownerHasRow = true;
        erased = isErased;
    }

    void head(long foundRevision, Optional<Json.Obj> foundHeader) {
        revision = foundRevision;
        header = foundHeader;
    }

    void entry(StoredEntry entry) {
        entries.put(entry.place().name(), entry.entry());
    }

    void entry(int range, StoredEntry entry) {
        ranges.get(range).add(entry);
    }

    Book book() {
        if (erased || header.isEmpty()) {
            List<List<Entry>> nothing =
                    ranges.stream().map(range -> List.<Entry>of()).toList();
            Standing standing = erased ? Standing.ERASED : Standing.NEW;
            return new Book(want.book(), standing, Optional.empty(), Map.of(), nothing);
        }
        Map<EntryKey, Entry> found = new HashMap<>();
        asked.forEach((key, entryName) -> {
            Entry entry = entries.get(entryName);
            if (entry != null) {
                found.put(key, entry);
            }
        });
        List<List<Entry>> inOrder = ranges.stream().map(Found::inOrder).toList();
        return new Book(want.book(), Standing.KEPT, header, found, inOrder);
    }

    /** A union promises no order. */
    private static List<Entry> inOrder(List<StoredEntry> range) {
        return range.stream()
                .sorted(Comparator.comparing(StoredEntry::place))
                .map(StoredEntry::entry)
                .toList();
    }
}
