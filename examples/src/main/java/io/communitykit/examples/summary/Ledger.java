package io.communitykit.examples.summary;

import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads all accounts of one program, and their postings, page by page.
 *
 * @param store where they are
 * @param program whose accounts
 */
public record Ledger(PointsStore store, ProgramId program) {

    private static final int ACCOUNTS_A_PAGE = Page.MAX_LIMIT;
    private static final int POSTINGS_A_PAGE = 1_000;

    /** Hands over every account, in the order of pseudonyms. */
    public void accounts(Consumer<AccountHead> accounts) {
        Optional<AccountQuery> query = Optional.of(new AccountQuery(program, Optional.empty(), ACCOUNTS_A_PAGE));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = store.accounts(query.get());
            page.items().forEach(accounts);
            query = page.next();
        }
    }

    /** Hands over every posting of an account, oldest first. */
    public void postings(AccountHead account, Consumer<Posting> postings) {
        PostingQuery.Whose whose = account.member()
                .<PostingQuery.Whose>map(member -> new PostingQuery.Whose.Member(new AccountId(program, member)))
                .orElseGet(() -> new PostingQuery.Whose.Nobody(account.pseudonym()));
        Optional<PostingQuery> query = Optional.of(new PostingQuery(whose, 0, POSTINGS_A_PAGE));
        while (query.isPresent()) {
            Page<Posting, PostingQuery> page = store.postings(query.get());
            page.items().forEach(postings);
            query = page.next();
        }
    }
}
