package io.communitykit.examples.feed;

import io.communitykit.core.id.ContentId;
import java.util.Map;

/**
 * A feed of a history.
 *
 * @param input all that a page depends on
 * @param contents what was published
 * @param tally what became of events
 */
record LoadedFeed(FeedInput input, Map<ContentId, PublishedContent> contents, SignalTally tally) {}
