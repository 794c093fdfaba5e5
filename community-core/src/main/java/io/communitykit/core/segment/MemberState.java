package io.communitykit.core.segment;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is kept of one member: what a store loads and saves as one. Immutable and safe for many threads.
 *
 * @param profile what the host told, and the tags that rules set
 * @param counters what the member did
 * @param judgedAt as of when the memberships are right; the member's clock, which never goes back
 * @param edition the version of the program that judged; empty for a member who never was judged
 * @param changes the last change of each segment that the member ever was in; copied
 * @param dueAt the first instant at which time alone may change something; empty where it never does
 */
public record MemberState(
        Profile profile,
        CounterState counters,
        Instant judgedAt,
        Optional<PolicyVersion> edition,
        Map<SegmentId, SegmentChange> changes,
        Optional<Instant> dueAt) {

    /**
     * Copies the map and cuts the instants to microseconds.
     *
     * @param profile what the host told
     * @param counters what the member did
     * @param judgedAt as of when the memberships are right
     * @param edition the version of the program that judged
     * @param changes the last change of each segment
     * @param dueAt the first instant at which time alone may change something
     */
    public MemberState {
        judgedAt = Timestamps.cut("instant of a state", judgedAt);
        dueAt = dueAt.map(it -> Timestamps.cut("instant at which a state is due", it));
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    /**
     * A member of whom nothing is known.
     *
     * @param member who
     * @return the state
     */
    public static MemberState of(MemberId member) {
        return new MemberState(
                Profile.of(member), CounterState.empty(), Timestamps.MIN, Optional.empty(), Map.of(), Optional.empty());
    }

    /**
     * Whose state it is.
     *
     * @return the member
     */
    public MemberId member() {
        return profile.member();
    }

    /**
     * Whether the member is in a segment, as of {@link #judgedAt}.
     *
     * @param segment the segment
     * @return whether the last change was to enter it
     */
    public boolean isIn(SegmentId segment) {
        SegmentChange last = changes.get(segment);
        return last != null && last.kind() == SegmentChange.Kind.ENTERED;
    }

    /** Shows whose it is and no more. */
    @Override
    public String toString() {
        return "MemberState[" + member() + "]";
    }
}
