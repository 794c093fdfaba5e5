package io.communitykit.referral.spi;

import io.communitykit.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A book as it was opened or read. Immutable and safe for many threads.
 *
 * @param id which
 * @param standing whether there is anything in it
 * @param header its state; empty in a new book
 * @param found the entries that exist, by the keys they were wanted by; copied
 * @param ranges the entries of each range that was wanted, oldest first, equal instants in an order that stays the same; copied
 */
public record Book(
        BookId id, Standing standing, Optional<Json.Obj> header, Map<EntryKey, Entry> found, List<List<Entry>> ranges) {

    /**
     * Copies.
     *
     * @param id which
     * @param standing whether there is anything in it
     * @param header its state
     * @param found the entries that exist
     * @param ranges the entries of each range
     */
    public Book {
        found = Map.copyOf(found);
        ranges = ranges.stream().map(List::copyOf).toList();
    }

    /** Whether there is anything in a book. */
    public enum Standing {
        /** Nothing was saved yet. */
        NEW,
        /** It has a header. */
        KEPT,
        /** Its owner was erased, whether or not there was such a book; nothing may be saved in it. */
        ERASED
    }

    /**
     * An entry that was wanted.
     *
     * @param key by what it was wanted
     * @return the entry; empty where there is none
     */
    public Optional<Entry> entry(EntryKey key) {
        return Optional.ofNullable(found.get(key));
    }
}
