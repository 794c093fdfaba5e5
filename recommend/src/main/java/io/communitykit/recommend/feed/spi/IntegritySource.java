package io.communitykit.recommend.feed.spi;

import io.communitykit.recommend.feed.ContentItem;

/**
 * Says how far content can be trusted: what a host's moderation, or the module {@code risk}, found. Asked once for each item of a snapshot.
 * Must answer the same for the same item within one snapshot.
 */
@FunctionalInterface
public interface IntegritySource {

    /** Trusts everything. */
    IntegritySource TRUSTING = item -> 10_000;

    /**
     * By how much what speaks for content is multiplied.
     *
     * @param item the content
     * @return basis points, 0 to 10,000; 0 keeps it out of every feed
     */
    int factor(ContentItem item);
}
