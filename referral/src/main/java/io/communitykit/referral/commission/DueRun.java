package io.communitykit.referral.commission;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.EntryRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over the promoters that are due. A promoter is looked at once; who could not be served, or stays due though nothing is left to
 * do for them, takes no place from the others. Used once; not safe for many threads.
 */
final class DueRun {

    private static final Logger LOG = LoggerFactory.getLogger(DueRun.class);

    private final int limit;
    private final Set<BookId> seen = new HashSet<>();
    private final List<RuntimeException> failed = new ArrayList<>();
    private DueSummary sum = DueSummary.NONE;

    DueRun(int limit) {
        this.limit = limit;
    }

    /** Serves one promoter. */
    @FunctionalInterface
    interface Service {

        /** What was done; its count of promoters is 0 where the promoter stays due. A failure that is noted does too. */
        DueSummary serve(MemberId promoter);
    }

    /**
     * Runs.
     *
     * @param due lists at most so many books that are due, the earliest first
     */
    DueSummary over(IntFunction<List<DueBook>> due, Service service) {
        List<DueBook> page = fresh(due);
        while (!page.isEmpty()) {
            for (DueBook book : page) {
                if (sum.books() == limit) {
                    return end();
                }
                seen.add(book.book());
                MemberId promoter = book.book().owner().orElseThrow();
                attempt(promoter, () -> sum = sum.plus(service.serve(promoter)));
            }
            page = sum.books() == limit ? List.of() : fresh(due);
        }
        return end();
    }

    /** Does a part of the run; what it throws is told at the end. Says whether it was done. */
    boolean attempt(MemberId promoter, Runnable part) {
        try {
            part.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("what is due for {} is not done", promoter, e);
            failed.add(e);
            return false;
        }
    }

    private List<DueBook> fresh(IntFunction<List<DueBook>> due) {
        int passed = seen.size() - sum.books();
        return due.apply(Math.min(EntryRange.MAX_LIMIT, limit + passed)).stream()
                .filter(book -> !seen.contains(book.book()))
                .toList();
    }

    private DueSummary end() {
        if (failed.isEmpty()) {
            return sum;
        }
        String message = "all that is due was done but for " + failed.size() + " promoters or payments";
        RuntimeException first = failed.get(0);
        throw failed.stream().allMatch(it -> it instanceof StorageException storage && storage.retryable())
                ? StorageException.retryable(message, first)
                : StorageException.permanent(ErrorCode.STORAGE_FAILED, message, first);
    }
}
