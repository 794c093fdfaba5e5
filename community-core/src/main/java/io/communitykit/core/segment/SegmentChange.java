package io.communitykit.core.segment;

import com.google.common.hash.Hashing;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.time.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A fact: a member entered a segment, or left it. Told again after a crash it has the same {@link #key}. Immutable and safe
 * for many threads.
 *
 * @param member who
 * @param segment which segment
 * @param version the version of the segment's rule that decided
 * @param kind entered or left
 * @param at since when: the instant of the fact that was told, of the deadline that passed, or of the new edition
 * @param number counts the changes of this member in this segment, from 1
 * @param cause what brought it about
 */
public record SegmentChange(
        MemberId member, SegmentId segment, int version, Kind kind, Instant at, long number, Cause cause) {

    /**
     * Cuts the instant to microseconds.
     *
     * @param member who
     * @param segment which segment
     * @param version the version of the rule
     * @param kind entered or left
     * @param at since when
     * @param number counts the changes
     * @param cause what brought it about
     */
    public SegmentChange {
        at = Timestamps.cut("instant of a change", at);
    }

    /** Entered or left. */
    public enum Kind {
        /** The member is in the segment from now on. */
        ENTERED,
        /** The member is in it no longer. */
        LEFT
    }

    /** What brings a change about. */
    public enum Cause {
        /** Something was told of the member. */
        FACT,
        /** Time passed and nothing else. */
        TIME,
        /** The segments were defined anew. */
        EDITION
    }

    /**
     * The key by which the fact is recognised when it is told again: the first 128 bits of the SHA-256 of member, segment, version
     * and number, in hexadecimal.
     *
     * @return 32 characters
     */
    public String key() {
        String text = member.value().length() + ":" + member + segment.value().length() + ":" + segment + version + ":"
                + number;
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 32);
    }
}
