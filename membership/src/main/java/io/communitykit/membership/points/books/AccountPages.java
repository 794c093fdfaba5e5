package io.communitykit.membership.points.books;

import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks listings, a page at a time. */
final class AccountPages {

    private static final int PAGE = 1_000;
    private static final int FEW = 10;

    private AccountPages() {}

    static void forEach(PointsStore store, ProgramId program, Consumer<AccountHead> each) {
        forEachPage(store, program, page -> page.forEach(each));
    }

    static void forEachPage(PointsStore store, ProgramId program, Consumer<List<AccountHead>> each) {
        Optional<AccountQuery> query = Optional.of(new AccountQuery(program, Optional.empty(), PAGE));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = store.accounts(query.get());
            each.accept(page.items());
            query = page.next();
        }
    }

    /** An account as it is listed now, from the one before it on. */
    static Optional<AccountHead> find(
            PointsStore store, ProgramId program, Optional<Pseudonym> previous, Pseudonym wanted) {
        Optional<AccountQuery> query = Optional.of(new AccountQuery(program, previous, FEW));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = store.accounts(query.get());
            for (AccountHead head : page.items()) {
                if (head.pseudonym().compareTo(wanted) >= 0) {
                    return Optional.of(head).filter(found -> found.pseudonym().equals(wanted));
                }
            }
            query = page.next();
        }
        return Optional.empty();
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
