package io.communitykit.membership.points.books;

import io.communitykit.membership.points.Posting;
import java.time.Instant;

/** By which of its two times a posting is placed. */
public enum TimeAxis {
    /** When it happened: facts that were told late are in the period they belong to, so that a past period may still change. */
    OCCURRED,
    /** When it was recorded: what was closed stays closed. */
    RECORDED;

    /**
     * The time of a posting.
     *
     * @param posting the posting
     * @return one of its two times
     */
    public Instant of(Posting posting) {
        return this == OCCURRED ? posting.occurredAt() : posting.recordedAt();
    }
}
