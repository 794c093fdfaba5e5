package io.communitykit.risk.word.internal;

import java.util.Arrays;

/** Places of a text, in no order. Not safe for many threads. */
final class Spans {

    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int count;

    void clear() {
        count = 0;
    }

    void add(long start, long end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    /** Hands out all of them. */
    void visit(SpanVisitor visitor) {
        for (int i = 0; i < count; i++) {
            visitor.span(starts[i], ends[i]);
        }
    }

    /** Whether one span holds all of a place. */
    boolean cover(long start, long end) {
        for (int i = 0; i < count; i++) {
            if (starts[i] <= start && end <= ends[i]) {
                return true;
            }
        }
        return false;
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
    }
}
