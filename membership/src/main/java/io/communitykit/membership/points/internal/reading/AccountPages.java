package io.communitykit.membership.points.internal.reading;

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
public final class AccountPages {

    private static final int PAGE = 1_000;
    private static final int FEW = 10;

    private AccountPages() {}

    /**
     * Walks all accounts of a program.
     *
     * @param store where they are
     * @param program the program
     * @param each takes one after the other
     */
    public static void forEach(PointsStore store, ProgramId program, Consumer<AccountHead> each) {
        forEachPage(store, program, page -> page.forEach(each));
    }

    /**
     * Walks all accounts of a program, a page at a time.
     *
     * @param store where they are
     * @param program the program
     * @param each takes a page, perhaps an empty one
     */
    public static void forEachPage(PointsStore store, ProgramId program, Consumer<List<AccountHead>> each) {
        Optional<AccountQuery> query = Optional.of(new AccountQuery(program, Optional.empty(), PAGE));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = store.accounts(query.get());
            each.accept(page.items());
            query = page.next();
        }
    }

    /**
     * An account as it is listed now, from the one before it on.
     *
     * @param store where it is
     * @param program the program
     * @param previous the one before it; empty for the first
     * @param wanted which one
     * @return the account, or empty if it is not listed
     */
    public static Optional<AccountHead> find(
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

    /**
     * Walks the postings of an account, oldest first.
     *
     * @param store where it is
     * @param whose the account
     * @param after the sequence after which to start
     * @param each takes one after the other
     */
    public static void forEach(PointsStore store, PostingQuery.Whose whose, long after, Consumer<Posting> each) {
        Optional<PostingQuery> query = Optional.of(new PostingQuery(whose, after, PAGE));
        while (query.isPresent()) {
            Page<Posting, PostingQuery> page = store.postings(query.get());
            page.items().forEach(each);
            query = page.next();
        }
    }

    /**
     * One posting by its sequence.
     *
     * @param store where it is
     * @param whose the account
     * @param sequence its number
     * @return the posting, or empty if there is none
     */
    public static Optional<Posting> posting(PointsStore store, PostingQuery.Whose whose, long sequence) {
        return sequence < 1
                ? Optional.empty()
                : store.postings(new PostingQuery(whose, sequence - 1, 1)).items().stream()
                        .filter(posting -> posting.sequence() == sequence)
                        .findFirst();
    }
}
