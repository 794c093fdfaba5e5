package io.communitykit.core.condition;

import io.communitykit.core.id.SegmentId;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Another segment's rule holds. Unknown where that rule is unknown, so that its negation finds nobody of whom too little is
 * known. Immutable.
 *
 * @param segment the other segment
 */
public record InSegment(SegmentId segment) implements Condition {

    @Override
    public Truth evaluate(Facts facts) {
        return facts.inSegment(segment);
    }

    @Override
    public SortedSet<SegmentId> segments() {
        SortedSet<SegmentId> segments = new TreeSet<>();
        segments.add(segment);
        return segments;
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return toJson();
    }
}
