package io.communitykit.risk.word.weak;

import io.communitykit.risk.word.TextSpan;
import java.util.Comparator;
import java.util.List;

/** Spans of a text: says whether one of them holds a place, in the time of a binary search. Immutable. */
final class Cover {

    private final int[] starts;
    /** The furthest end of the spans up to each. */
    private final int[] reach;

    Cover(List<TextSpan> spans) {
        List<TextSpan> sorted =
                spans.stream().sorted(Comparator.comparingInt(TextSpan::start)).toList();
        starts = new int[sorted.size()];
        reach = new int[sorted.size()];
        int furthest = 0;
        for (int i = 0; i < starts.length; i++) {
            furthest = Math.max(furthest, sorted.get(i).end());
            starts[i] = sorted.get(i).start();
            reach[i] = furthest;
        }
    }

    /** Whether a span begins no later and ends no earlier. */
    boolean covers(int start, int end) {
        int low = 0;
        int high = starts.length;
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
}
