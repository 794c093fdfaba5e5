package io.communitykit.core.segment;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.SegmentId;

/**
 * A group of members and the rule that says who is in it. Immutable and safe for many threads.
 *
 * @param id its id
 * @param version counts the editions of its rule, from 1; memberships name it
 * @param title what people call it, perhaps empty
 * @param when who is in it: those of whom this is true, not those of whom it is unknown
 */
public record Segment(SegmentId id, int version, String title, Condition when) {

    /**
     * Checks the version.
     *
     * @param id its id
     * @param version counts the editions
     * @param title what people call it
     * @param when who is in it
     */
    public Segment {
        if (version < 1) {
            throw InvalidValueException.of("version of segment " + id, "1 or more", version);
        }
    }

    /**
     * A first edition without a title.
     *
     * @param id the text of its id
     * @param when who is in it
     * @return the segment
     * @throws InvalidValueException if the text is no id
     */
    public static Segment of(String id, Condition when) {
        return new Segment(new SegmentId(id), 1, "", when);
    }
}
