package io.communitykit.referral.commission;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.referral.internal.DueWalk;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.EntryRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over the promoters that are due. A promoter is looked at once; who could not be served, or stays due though nothing is left to
 * do for them, takes no place from the others. Used once; not safe for many threads.
 */
final class DueRun {

    private static final Logger LOG = LoggerFactory.getLogger(DueRun.class);
    private static final int PAGE = 200;

    private final int limit;
    private final List<RuntimeException> failed = new ArrayList<>();
    private DueSummary sum = DueSummary.NONE;

    DueRun(int limit) {
        if (limit < 1 || limit > EntryRange.MAX_LIMIT) {
            throw InvalidValueException.of("limit of promoters", "1 to " + EntryRange.MAX_LIMIT, limit);
        }
        this.limit = limit;
    }

    /** Serves one promoter. */
    @FunctionalInterface
    interface Service {

        /** What was done; its count of promoters is 0 where the promoter stays due. A failure that is noted does too. */
        DueSummary serve(MemberId promoter);
    }

    /** Runs over the promoters whose books are due, the earliest first. */
    DueSummary over(BookStore store, BookKind kind, ProgramId program, Instant until, Service service) {
        int page = Math.max(PAGE, limit);
        new DueWalk(store).over(kind, program, until, page, book -> {
            MemberId promoter = book.owner().orElseThrow();
            attempt(promoter, () -> sum = sum.plus(service.serve(promoter)));
            return sum.books() < limit;
        });
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
