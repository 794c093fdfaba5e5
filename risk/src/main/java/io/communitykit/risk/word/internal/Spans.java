package io.communitykit.risk.word.internal;

import java.util.Arrays;

/**
 * Places of a text, kept by where they start, so that a binary search tells whether one of them holds another. They come nearly in that order.
 * Not safe for many threads.
 */
final class Spans {

    private long[] starts = new long[8];
    private long[] ends = new long[8];
    /** The furthest end of the spans up to each. */
    private long[] reach = new long[8];

    private int count;

    void clear() {
        count = 0;
    }

    void add(long start, long end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            reach = Arrays.copyOf(reach, count * 2);
        }
        int at = count++;
        while (at > 0 && starts[at - 1] > start) {
            starts[at] = starts[at - 1];
            ends[at] = ends[at - 1];
            at--;
        }
        starts[at] = start;
        ends[at] = end;
        measure(at);
    }

    private void measure(int from) {
        for (int i = from; i < count; i++) {
            reach[i] = i == 0 ? ends[0] : Math.max(reach[i - 1], ends[i]);
        }
    }

    /** Hands out all of them. */
    void visit(SpanVisitor visitor) {
        for (int i = 0; i < count; i++) {
            visitor.span(starts[i], ends[i]);
        }
    }

    /** Whether one span holds all of a place. */
    boolean cover(long start, long end) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && reach[low - 1] >= end;
    }

    /** Forgets those that end before a place. */
    void dropBefore(long place) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (ends[i] > place) {
                starts[kept] = starts[i];
                ends[kept++] = ends[i];
            }
        }
        count = kept;
        measure(0);
    }
}
