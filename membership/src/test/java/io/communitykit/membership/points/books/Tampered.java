package io.communitykit.membership.points.books;

import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A store into whose postings somebody has written: what it lists is not what was posted. */
final class Tampered extends HandledStore {

    private final UnaryOperator<List<Posting>> hand;

    Tampered(PointsStore store, UnaryOperator<List<Posting>> hand) {
        super(store);
        this.hand = hand;
    }

    @Override
    public Page<Posting, PostingQuery> postings(PostingQuery query) {
        PostingQuery all = new PostingQuery(query.whose(), 0, Page.MAX_LIMIT);
        List<Posting> rest = hand.apply(super.postings(all).items()).stream()
                .filter(posting -> posting.sequence() > query.after())
                .toList();
        return new Page<>(rest, Optional.empty());
    }
}
