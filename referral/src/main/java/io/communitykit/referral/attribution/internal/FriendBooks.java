package io.communitykit.referral.attribution.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.BookPages;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import io.communitykit.referral.spi.EntryRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands where in the books of kind {@code friend}. Entries go with their owner: the sums that rest on them stand in the books of
 * rewards and commission.
 *
 * <ul>
 *   <li>{@code touch}, by key and promoter.
 *   <li>{@code anchor}: the same once more, of what was bound while the book was full, so that touches that nobody needs cannot push it
 *       out.
 *   <li>{@code order}, by order: the touch that was credited. {@code why}, by order: the whole snapshot.
 *   <li>{@code party}, by number: promoters that snapshots name, since a body must not.
 * </ul>
 *
 * @param program whose books
 */
public record FriendBooks(ProgramId program) {

    /** So many of the newest touches, and of the newest orders, are considered. */
    public static final int CONSIDERED = 200;

    static final BookKind KIND = new BookKind("friend");
    static final EntryKind TOUCH = new EntryKind("touch", Retention.PERSONAL);
    static final EntryKind ANCHOR = new EntryKind("anchor", Retention.PERSONAL);
    static final EntryKind ORDER = new EntryKind("order", Retention.PERSONAL);
    static final EntryKind WHY = new EntryKind("why", Retention.PERSONAL);
    static final EntryKind PARTY = new EntryKind("party", Retention.PERSONAL);

    BookId id(MemberId friend) {
        return BookId.of(KIND, program, friend);
    }

    /** Adds what a history is made of to a want. */
    static BookWant withHistory(BookWant want) {
        return want.with(newest(TOUCH, CONSIDERED)).with(newest(ORDER, CONSIDERED));
    }

    static EntryRange newest(EntryKind kind, int limit) {
        return new EntryRange(kind, Timestamps.MIN, limit);
    }

    /**
     * Makes friends of books that were opened or read by wants with histories. Only full books cost a second trip.
     *
     * @param wants the books, with histories or without anything
     * @param trip opens or reads
     */
    static List<FriendState> states(List<BookWant> wants, Function<List<BookWant>, List<Book>> trip) {
        List<Book> books = trip.apply(wants);
        List<BookWant> full = new ArrayList<>();
        for (int i = 0; i < books.size(); i++) {
            List<List<Entry>> ranges = books.get(i).ranges();
            if (!ranges.isEmpty() && ranges.get(0).size() == CONSIDERED) {
                BookWant want = wants.get(i);
                full.add(new BookWant(want.book(), want.access(), List.of(), List.of(newest(ANCHOR, CONSIDERED))));
            }
        }
        List<Book> anchors = full.isEmpty() ? List.of() : trip.apply(full);
        return books.stream()
                .map(book -> FriendState.of(
                        book,
                        anchors.stream()
                                .filter(it -> it.id().equals(book.id()))
                                .findFirst()
                                .map(it -> it.ranges().get(0))))
                .toList();
    }

    BookChange change(MemberId friend, FriendHeader header, List<Entry> entries) {
        return new BookChange(id(friend), header.form(), Optional.empty(), entries);
    }

    /** All entries of a kind, page by page. */
    List<Entry> all(BookStore store, MemberId friend, EntryKind kind) {
        List<Entry> all = new ArrayList<>();
        BookPages.each(store, id(friend), kind, all::add);
        return all;
    }
}
