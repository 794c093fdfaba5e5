package io.communitykit.core.segment;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import java.time.Instant;
import java.util.Optional;

/**
 * That a member is in a segment, or not, and how far that can be relied on. Immutable and safe for many threads.
 *
 * @param member who
 * @param segment which segment
 * @param version the version of the rule that decided
 * @param status in or out
 * @param since since when that is so; empty for a member who never was in it
 * @param evaluatedAt as of when it was judged
 * @param validUntil the first instant at which it may change by time alone; empty where time changes nothing
 * @param changes how often the member has entered or left it
 */
public record SegmentMembership(
        MemberId member,
        SegmentId segment,
        int version,
        Status status,
        Optional<Instant> since,
        Instant evaluatedAt,
        Optional<Instant> validUntil,
        long changes) {

    /** In or out. */
    public enum Status {
        /** The member is in the segment. */
        IN,
        /** The member is not in it: its rule is false or unknown. */
        OUT
    }
}
