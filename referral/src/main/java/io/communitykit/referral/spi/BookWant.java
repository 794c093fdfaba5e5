package io.communitykit.referral.spi;

import java.util.List;
import java.util.stream.Stream;

/**
 * A book to open, and what of it is needed. Immutable and safe for many threads.
 *
 * @param book which
 * @param access whether it will be changed
 * @param keys entries that are needed, where they exist; copied
 * @param ranges newest entries of kinds that are needed; copied
 */
public record BookWant(BookId book, Access access, List<EntryKey> keys, List<EntryRange> ranges) {

    /**
     * Copies the lists.
     *
     * @param book which
     * @param access whether it will be changed
     * @param keys entries that are needed
     * @param ranges newest entries of kinds
     */
    public BookWant {
        keys = List.copyOf(keys);
        ranges = List.copyOf(ranges);
    }

    /** What an update may do with a book. */
    public enum Access {
        /** Change it; nobody else changes or keeps it meanwhile. */
        CHANGE,
        /** Rely on it: nobody else changes it meanwhile. */
        KEEP
    }

    /**
     * A book to change.
     *
     * @param book which
     * @param keys entries that are needed
     * @return the want
     */
    public static BookWant change(BookId book, EntryKey... keys) {
        return new BookWant(book, Access.CHANGE, List.of(keys), List.of());
    }

    /**
     * A book to rely on.
     *
     * @param book which
     * @param keys entries that are needed
     * @return the want
     */
    public static BookWant keep(BookId book, EntryKey... keys) {
        return new BookWant(book, Access.KEEP, List.of(keys), List.of());
    }

    /**
     * The same with a range.
     *
     * @param range newest entries of a kind
     * @return the want
     */
    public BookWant with(EntryRange range) {
        return new BookWant(
                book,
                access,
                keys,
                Stream.concat(ranges.stream(), Stream.of(range)).toList());
    }
}
