package io.communitykit.examples.summary;

import java.util.List;

/**
 * One segment over time.
 *
 * @param segment its id
 * @param title what people call it, perhaps empty
 * @param members how many are in it at the end
 * @param entered how often members entered it
 * @param left how often members left it
 * @param sizes how many were in it at the end of each day
 */
public record SegmentTotal(String segment, String title, long members, long entered, long left, List<Long> sizes) {

    /** Copies the list. */
    public SegmentTotal {
        sizes = List.copyOf(sizes);
    }
}
