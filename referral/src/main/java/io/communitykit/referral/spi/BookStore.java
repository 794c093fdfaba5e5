package io.communitykit.referral.spi;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps books: a state and entries each, for every friend, referrer, promoter and budget. Implement this to keep them in a store of your
 * own; {@code BookStoreContract} in {@code communitykit-testkit} checks these rules:
 *
 * <ul>
 *   <li><b>Atomic.</b> All that an update saves takes effect together or not at all, and nobody changes a book that it opened between
 *       being shown and taking effect. Updates that open the same books one after the other take effect one after the other.
 *   <li><b>Whole.</b> Headers and entries are read as they were saved, numbers with their scale, or not at all.
 *   <li><b>Once.</b> An entry is one in its book by kind, text and party; saving it again replaces it.
 *   <li><b>To the byte.</b> Ids and texts that differ in case, accent, trailing space or an emoji are different.
 *   <li><b>Erased for ever.</b> After {@link #erase} nothing that the store keeps tells who the member was, neither in books of the
 *       member's own nor where others' entries name the member, and what is saved of the member later does not either.
 *   <li><b>Failure.</b> A store that cannot do what it is asked throws {@link StorageException} and nothing else. What work throws goes
 *       through unchanged and leaves nothing.
 * </ul>
 *
 * <p>All methods may be called from many threads.
 */
public interface BookStore {

    /**
     * Changes books atomically. The store may run the work again, on newer books, until that succeeds; the work touches nothing else.
     *
     * @param work opens books, decides, saves; an update that saves nothing changes nothing
     * @param <R> what it answers with
     * @return the answer of the run that took effect
     * @throws StorageException if the store failed; what the update saved took effect as a whole or not at all
     */
    <R> R update(Function<Books, R> work);

    /**
     * Shows books without changing or keeping them, each as it was at some instant between call and return.
     *
     * @param wants the books, each once; their access does not count
     * @return the books, in the order of the wants
     * @throws StorageException if the store failed
     */
    List<Book> read(List<BookWant> wants);

    /**
     * Lists entries of a book. Entries that are added meanwhile may or may not appear; none appears twice.
     *
     * @param query which
     * @return entries by instant, equal ones in an order that stays the same; fewer than asked for only at the end
     * @throws StorageException if the store failed
     */
    List<Entry> entries(EntryQuery query);

    /**
     * Lists books whose {@link BookChange#dueAt} has come, the earliest first; equal ones in an order that stays the same. Books of
     * erased owners are not listed.
     *
     * @param query which
     * @return books and instants; fewer than asked for only at the end
     * @throws StorageException if the store failed
     */
    List<DueBook> due(DueQuery query);

    /**
     * Forgets who a member was, in all programs: removes the {@link EntryKind.Retention#PERSONAL} entries of the member's books, keeps
     * the others under a pseudonym, and refuses the member's books for ever. Erasing twice changes nothing; a member never seen may be
     * erased too.
     *
     * @param member who
     * @return whether the member was not erased before
     * @throws StorageException if the store failed
     */
    boolean erase(MemberId member);
}
