package io.communitykit.referral.internal;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One walk over the books that are due, page by page, past those that stay due whatever is done about them. Each is met once, also where it
 * is due again before the walk ends. Remembers whom it met. Used once; not safe for many threads.
 */
public final class DueWalk {

    private static final Logger LOG = LoggerFactory.getLogger(DueWalk.class);
    private static final int PAGE = 200;

    private final BookStore store;
    private final Set<BookId> met = new HashSet<>();
    private Optional<Instant> latest = Optional.empty();

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
        over(DueQuery.first(kind, program, until, page), each);
    }

    private void over(DueQuery first, Predicate<BookId> each) {
        Optional<DueQuery> next = Optional.of(first);
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
     * Has books served as well that are due later than anything is ever put off to: whoever put them off went by a clock that is ahead. Not
     * for kinds of which books are due at other times to come.
     *
     * @param last to which something may be put off
     * @return this walk
     */
    public DueWalk andBehind(Instant last) {
        latest = Optional.of(last);
        return this;
    }

    /**
     * Walks over the books of one kind and serves each; whatever one of them throws, the others are served all the same.
     *
     * @param kind of what kind
     * @param program in which program
     * @param until up to and including this instant
     * @param serve is given each book, the earliest first
     * @return how many books were met
     * @throws StorageException if some failed; all others were served
     */
    public int serve(BookKind kind, ProgramId program, Instant until, Consumer<BookId> serve) {
        List<RuntimeException> failed = new ArrayList<>();
        Predicate<BookId> each = book -> {
            try {
                serve.accept(book);
            } catch (RuntimeException e) {
                // Whatever is wrong with one book, those that are due later are not to wait for it.
                LOG.warn("{} is not done", book, e);
                failed.add(e);
            }
            return true;
        };
        over(DueQuery.first(kind, program, until, PAGE), each);
        latest.map(it -> new DueBook(BookId.of(kind, program), it))
                .ifPresent(it ->
                        over(DueQuery.first(kind, program, Timestamps.MAX, PAGE).behind(it), each));
        if (!failed.isEmpty()) {
            throw but(failed, kind);
        }
        return met();
    }

    private static StorageException but(List<RuntimeException> failed, BookKind kind) {
        String message = "all that is due was done but for " + failed.size() + " books of kind " + kind;
        RuntimeException first = failed.get(0);
        return failed.stream().allMatch(it -> it instanceof StorageException storage && storage.retryable())
                ? StorageException.retryable(message, first)
                : StorageException.permanent(ErrorCode.STORAGE_FAILED, message, first);
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
