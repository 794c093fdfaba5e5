package io.communitykit.membership.points.books;

import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A store into whose postings somebody has written: what it lists is not what was posted. */
record Tampered(PointsStore store, UnaryOperator<List<Posting>> hand) implements PointsStore {

    @Override
    public Page<Posting, PostingQuery> postings(PostingQuery query) {
        PostingQuery all = new PostingQuery(query.whose(), 0, Page.MAX_LIMIT);
        List<Posting> rest = hand.apply(store.postings(all).items()).stream()
                .filter(posting -> posting.sequence() > query.after())
                .toList();
        return new Page<>(rest, Optional.empty());
    }

    @Override
    public <R> List<R> update(List<Unit<R>> units) {
        return store.update(units);
    }

    @Override
    public List<AccountState> read(List<Want> wants) {
        return store.read(wants);
    }

    @Override
    public Page<AccountHead, AccountQuery> accounts(AccountQuery query) {
        return store.accounts(query);
    }

    @Override
    public Erased erase(MemberId member) {
        return store.erase(member);
    }
}
