/** Ranks a feed, explains it and replays it. The way in is {@code FeedRanker}. */
@NullMarked
package io.communitykit.recommend.feed;

import org.jspecify.annotations.NullMarked;
