package io.communitykit.recommend.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.recommend.diversity.GroupKey;
import io.communitykit.recommend.feed.internal.Columns;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a feed knows of its content at one instant, weighed by one policy: the terms of every score that do not depend on who looks. Made by
 * {@link FeedRanker#snapshot}, usually every few minutes, and used by every request until the next. Rows are in the order of content ids.
 *
 * <p>Immutable and safe for many threads.
 */
public final class FeedSnapshot {

    private final FeedPolicy policy;
    private final Instant at;
    private final Columns columns;

    FeedSnapshot(FeedPolicy policy, Instant at, Columns columns) {
        this.policy = policy;
        this.at = at;
        this.columns = columns;
    }

    /**
     * The policy that weighed it.
     *
     * @return the policy
     */
    public FeedPolicy policy() {
        return policy;
    }

    /**
     * As of when content is known; its age is counted to here.
     *
     * @return the instant
     */
    public Instant at() {
        return at;
    }

    /**
     * How much content it holds.
     *
     * @return 0 or more
     */
    public int size() {
        return columns.size();
    }

    /**
     * The content of a row.
     *
     * @param row 0 to {@link #size} less 1
     * @return its id
     */
    public ContentId content(int row) {
        return columns.ids[row];
    }

    /**
     * The row of some content. Takes O(log n).
     *
     * @param content its id
     * @return the row, or empty where it is not in the snapshot
     */
    public OptionalInt row(ContentId content) {
        int row = columns.row(content);
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /**
     * The group of a row.
     *
     * @param key by what groups are made
     * @param row the row
     * @return the author, category, shop, source or format; empty where it has none
     */
    public Optional<String> group(GroupKey key, int row) {
        return columns.groups(key).name(row);
    }

    /**
     * About how much heap it takes.
     *
     * @return bytes of its arrays, without the ids' texts
     */
    public long bytes() {
        return columns.bytes();
    }

    Columns columns() {
        return columns;
    }
}
