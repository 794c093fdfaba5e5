package io.communitykit.referral.internal;

import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One walk over the books that are due, page by page, past those that stay due whatever is done about them. Each is met once, also where it
 * is due again before the walk ends. Remembers whom it met. Used once; not safe for many threads.
 */
public final class DueWalk {

    private final BookStore store;
    private final Set<BookId> met = new HashSet<>();

    /**
     * Begins.
     *
     * @param store where the books are
     */
    public DueWalk(BookStore store) {
        this.store = store;
    }

    /**
     * Walks over the books of one kind.
     *
     * @param kind of what kind
     * @param program in which program
     * @param until up to and including this instant
     * @param page how many are asked for at once, 1 to 10,000
     * @param each is given each book, the earliest first; says whether to go on
     */
    public void over(BookKind kind, ProgramId program, Instant until, int page, Predicate<BookId> each) {
        Optional<DueQuery> next = Optional.of(DueQuery.first(kind, program, until, page));
        while (next.isPresent()) {
            List<DueBook> books = store.due(next.get());
            for (DueBook due : books) {
                if (met.add(due.book()) && !each.test(due.book())) {
                    return;
                }
            }
            next = books.isEmpty() ? Optional.empty() : Optional.of(next.get().behind(books.get(books.size() - 1)));
        }
    }

    /**
     * How many books were met so far.
     *
     * @return the number
     */
    public int met() {
        return met.size();
    }
}
