package io.communitykit.examples.feed;

import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.FeedPage;
import io.communitykit.recommend.feed.FeedRanker;
import io.communitykit.recommend.feed.FeedRequest;
import io.communitykit.recommend.feed.FeedSnapshot;
import java.time.Instant;
import java.util.List;

/**
 * All that a page depends on.
 *
 * @param rules the policy, as it was written and as it was read
 * @param at as of when content is known
 * @param items the content
 * @param request what is asked for
 */
record FeedInput(FeedPolicyFile rules, Instant at, List<ContentItem> items, FeedRequest request) {

    /** Copies the list. */
    FeedInput {
        items = List.copyOf(items);
    }

    FeedRanker ranker() {
        return FeedRanker.builder(rules.policy()).build();
    }

    FeedSnapshot snapshot() {
        return ranker().snapshot(items, at);
    }

    FeedPage page() {
        return ranker().page(snapshot(), request);
    }
}
