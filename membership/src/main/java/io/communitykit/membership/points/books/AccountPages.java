package io.communitykit.membership.points.books;

import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks listings, a page at a time. */
final class AccountPages {

    private static final int PAGE = 1_000;

    private AccountPages() {}

    static void forEach(PointsStore store, ProgramId program, Consumer<AccountHead> each) {
        Optional<AccountQuery> query = Optional.of(new AccountQuery(program, Optional.empty(), PAGE));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = store.accounts(query.get());
            page.items().forEach(each);
            query = page.next();
        }
    }

    static void forEach(PointsStore store, PostingQuery.Whose whose, long after, Consumer<Posting> each) {
        Optional<PostingQuery> query = Optional.of(new PostingQuery(whose, after, PAGE));
        while (query.isPresent()) {
            Page<Posting, PostingQuery> page = store.postings(query.get());
            page.items().forEach(each);
            query = page.next();
        }
    }

    /** One posting by its sequence. */
    static Optional<Posting> posting(PointsStore store, PostingQuery.Whose whose, long sequence) {
        return sequence < 1
                ? Optional.empty()
                : store.postings(new PostingQuery(whose, sequence - 1, 1)).items().stream()
                        .filter(posting -> posting.sequence() == sequence)
                        .findFirst();
    }
}
