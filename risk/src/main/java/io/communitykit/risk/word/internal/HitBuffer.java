package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.HitOutcome;
import java.util.Arrays;

/**
 * Holds what several layers and the patterns found until none of them can find anything further left, and hands it out in order. Places are
 * those of the whole text. Not safe for many threads.
 */
final class HitBuffer {

    final Spans allowances = new Spans();

    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int[] entries = new int[16];
    private HitOutcome[] outcomes = new HitOutcome[16];
    private int count;
    private long next;

    void clear() {
        count = 0;
        next = 0;
        allowances.clear();
    }

    void add(long start, long end, int entry, HitOutcome outcome) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            entries = Arrays.copyOf(entries, count * 2);
            outcomes = Arrays.copyOf(outcomes, count * 2);
        }
        int at = count++;
        while (at > 0 && before(start, end, at - 1)) {
            copy(at - 1, at);
            at--;
        }
        starts[at] = start;
        ends[at] = end;
        entries[at] = entry;
        outcomes[at] = outcome;
    }

    // Further left, then longer; of equals, what came first stays first.
    private boolean before(long start, long end, int other) {
        return start != starts[other] ? start < starts[other] : end > ends[other];
    }

    private void copy(int from, int to) {
        starts[to] = starts[from];
        ends[to] = ends[from];
        entries[to] = entries[from];
        outcomes[to] = outcomes[from];
    }

    /**
     * Hands out what starts before a place.
     *
     * @return whether the sink wants more
     */
    boolean drain(long place, boolean overlapping, boolean traced, Window window, HitSink sink) {
        int done = 0;
        boolean more = true;
        while (more && done < count && starts[done] < place) {
            HitOutcome outcome = outcome(done, overlapping);
            if (outcome == HitOutcome.HIT) {
                next = Math.max(next, ends[done]);
            }
            if (outcome == HitOutcome.HIT || traced) {
                int start = (int) (starts[done] - window.base);
                more = sink.found(start, (int) (ends[done] - window.base), entries[done], outcome);
            }
            done++;
        }
        for (int i = done; i < count; i++) {
            copy(i, i - done);
        }
        count -= done;
        allowances.dropBefore(place);
        return more;
    }

    private HitOutcome outcome(int index, boolean overlapping) {
        if (outcomes[index] != HitOutcome.HIT) {
            return outcomes[index];
        }
        if (allowances.cover(starts[index], ends[index])) {
            return HitOutcome.ALLOWED;
        }
        return !overlapping && starts[index] < next ? HitOutcome.OVERLAPPED : HitOutcome.HIT;
    }

    /** Where the first thing that is held starts; the given place if nothing is. */
    long first(long otherwise) {
        return count == 0 ? otherwise : Math.min(otherwise, starts[0]);
    }
}
