package io.communitykit.testkit.points.simulation;

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

/** A store that asks another one; those that change something on the way extend it. */
public class ForwardingStore implements PointsStore {

    private final PointsStore store;

    public ForwardingStore(PointsStore store) {
        this.store = store;
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
    public Page<Posting, PostingQuery> postings(PostingQuery query) {
        return store.postings(query);
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
