package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.HitOutcome;
import java.util.Arrays;

/**
 * Holds what several sources, the layers and then the patterns, found until none of them can find anything further left, and hands it out in order:
 * further left, then longer, then of the earlier source. Each source finds its own in order, so the heads of their queues are all that is compared.
 * Places are those of the whole text. Not safe for many threads.
 */
final class HitBuffer {

    private final Spans[] allowances;
    private final Queue[] queues;
    private long next;

    HitBuffer(int sources) {
        allowances = new Spans[sources];
        Arrays.setAll(allowances, source -> new Spans());
        queues = new Queue[sources];
        Arrays.setAll(queues, source -> new Queue());
    }

    void clear() {
        for (Queue queue : queues) {
            queue.count = 0;
        }
        next = 0;
        for (Spans spans : allowances) {
            spans.clear();
        }
    }

    /** Where a source puts the spans to be let pass that it finds: in a place of its own, since each finds its own in order. */
    Spans allowances(int source) {
        return allowances[source];
    }

    void add(int source, long start, long end, int entry, HitOutcome outcome) {
        queues[source].add(start, end, entry, outcome);
    }

    /**
     * Hands out what starts before a place.
     *
     * @return whether the sink wants more
     */
    boolean drain(long place, boolean overlapping, boolean traced, Window window, HitSink sink) {
        boolean more = true;
        for (Queue first = first(); more && first.start() < place; first = first()) {
            HitOutcome outcome = outcome(first, overlapping);
            if (outcome == HitOutcome.HIT) {
                next = Math.max(next, first.end());
            }
            if (outcome == HitOutcome.HIT || traced) {
                int start = (int) (first.start() - window.base);
                more = sink.found(start, (int) (first.end() - window.base), first.entries[first.head], outcome);
            }
            first.head++;
        }
        for (Queue queue : queues) {
            queue.forget();
        }
        for (Spans spans : allowances) {
            spans.dropBefore(place);
        }
        return more;
    }

    private Queue first() {
        Queue first = queues[0];
        for (Queue queue : queues) {
            boolean sooner = queue.start() < first.start();
            first = sooner || (queue.start() == first.start() && queue.end() > first.end()) ? queue : first;
        }
        return first;
    }

    private HitOutcome outcome(Queue first, boolean overlapping) {
        HitOutcome outcome = first.outcomes[first.head];
        if (outcome != HitOutcome.HIT) {
            return outcome;
        }
        for (Spans spans : allowances) {
            if (spans.cover(first.start(), first.end())) {
                return HitOutcome.ALLOWED;
            }
        }
        return !overlapping && first.start() < next ? HitOutcome.OVERLAPPED : HitOutcome.HIT;
    }

    /** Where the first thing that is held starts; the given place if nothing is. */
    long first(long otherwise) {
        return Math.min(otherwise, first().start());
    }

    /** What one source found. */
    private static final class Queue {
        private long[] starts = new long[16];
        private long[] ends = new long[16];
        private int[] entries = new int[16];
        private HitOutcome[] outcomes = new HitOutcome[16];
        private int head;
        private int count;

        void add(long start, long end, int entry, HitOutcome outcome) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
                entries = Arrays.copyOf(entries, count * 2);
                outcomes = Arrays.copyOf(outcomes, count * 2);
            }
            int at = count++;
            // Nearly in order; of equals, what came first stays first.
            while (at > 0 && (start < starts[at - 1] || (start == starts[at - 1] && end > ends[at - 1]))) {
                copy(at - 1, at);
                at--;
            }
            starts[at] = start;
            ends[at] = end;
            entries[at] = entry;
            outcomes[at] = outcome;
        }

        private void copy(int from, int to) {
            starts[to] = starts[from];
            ends[to] = ends[from];
            entries[to] = entries[from];
            outcomes[to] = outcomes[from];
        }

        /** Where the first one starts; beyond every text if there is none. */
        long start() {
            return head < count ? starts[head] : Long.MAX_VALUE;
        }

        long end() {
            return head < count ? ends[head] : 0;
        }

        /** Forgets what was handed out. */
        void forget() {
            for (int i = head; i < count; i++) {
                copy(i, i - head);
            }
            count -= head;
            head = 0;
        }
    }
}
