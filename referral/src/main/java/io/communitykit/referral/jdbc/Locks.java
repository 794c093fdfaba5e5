package io.communitykit.referral.jdbc;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.spi.BookWant.Access;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;

/** The rows that one transaction holds locked, and what they said then. */
final class Locks {

    private final MemberTable members;
    private final BookTable books;
    private final Map<Pseudonym, Boolean> erased = new HashMap<>();
    private final Map<BookName, Long> revisions = new HashMap<>();
    private final Map<BookName, Access> accesses = new HashMap<>();

    Locks(MemberTable members, BookTable books) {
        this.members = members;
        this.books = books;
    }

    boolean holds(BookName book, Access access) {
        Access held = accesses.get(book);
        return held == Access.CHANGE || held == access;
    }

    /** Leaves out whose rows are held. */
    void withoutHeld(NavigableMap<Pseudonym, MemberId> some) {
        some.keySet().removeAll(erased.keySet());
    }

    /** Leaves out what is held, as whatever. */
    List<BookName> withoutHeld(Collection<BookName> some) {
        return some.stream().filter(book -> !accesses.containsKey(book)).toList();
    }

    /** Locks owners, then books in their order, neighbours of the same access together. */
    void add(SqlTrip trip, Collection<Pseudonym> owners, NavigableMap<BookName, Access> wanted) {
        members.addLock(trip, owners, erased);
        List<BookName> together = new ArrayList<>();
        Access before = Access.CHANGE;
        for (Map.Entry<BookName, Access> each : wanted.entrySet()) {
            if (each.getValue() != before && !together.isEmpty()) {
                books.addLock(trip, List.copyOf(together), before, revisions);
                together.clear();
            }
            before = each.getValue();
            together.add(each.getKey());
        }
        if (!together.isEmpty()) {
            books.addLock(trip, List.copyOf(together), before, revisions);
        }
        accesses.putAll(wanted);
    }

    /** Compares what was read with what is locked. */
    void requireFresh(Found found) {
        boolean sameOwner = found.want().book().owner().isEmpty()
                || (found.ownerHasRow()
                        && Objects.equals(erased.get(found.name().owner()), found.erased()));
        if (!sameOwner || !Objects.equals(revisions.get(found.name()), found.revision())) {
            throw StorageException.retryable(
                    "book update works on a stale snapshot. Maybe the host's transaction read at REPEATABLE READ before"
                            + " another one committed; run it again",
                    null);
        }
    }

    long revision(BookName book) {
        return Objects.requireNonNull(revisions.get(book), "a book that is locked");
    }

    boolean anyMade() {
        return revisions.containsValue(BookTable.MADE);
    }
}
