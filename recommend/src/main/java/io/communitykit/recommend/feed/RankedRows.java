package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;

/**
 * The best rows of a ranking, made once and used again, so that ranking makes no garbage: a heap of the best with the worst on top, sorted when
 * all were offered. Higher scores come first, of equal ones the lower row. Not safe for many threads.
 */
public final class RankedRows {

    private final long[] scores;
    private final int[] rows;
    private int size;

    /**
     * Makes room.
     *
     * @param capacity how many rows it takes at most, 1 or more
     */
    public RankedRows(int capacity) {
        if (capacity < 1) {
            throw InvalidValueException.of("capacity", "1 or more", capacity);
        }
        scores = new long[capacity];
        rows = new int[capacity];
    }

    /**
     * How many rows there are.
     *
     * @return 0 to the capacity
     */
    public int size() {
        return size;
    }

    /**
     * A row of the snapshot, see {@link FeedSnapshot#content}.
     *
     * @param rank 0 for the best
     * @return the row
     */
    public int row(int rank) {
        return rows[rank];
    }

    /**
     * A score.
     *
     * @param rank 0 for the best
     * @return thousand millionths
     */
    public long score(int rank) {
        return scores[rank];
    }

    void clear() {
        size = 0;
    }

    void offer(int row, long score) {
        if (size < scores.length) {
            rise(size++, row, score);
        } else if (before(score, row, scores[0], rows[0])) {
            sink(0, size, row, score);
        }
    }

    /** Puts the best first. Nothing is offered after it until it is cleared. */
    void sort() {
        for (int last = size - 1; last > 0; last--) {
            int row = rows[last];
            long score = scores[last];
            rows[last] = rows[0];
            scores[last] = scores[0];
            sink(0, last, row, score);
        }
    }

    private static boolean before(long score, int row, long thanScore, int thanRow) {
        return score > thanScore || (score == thanScore && row < thanRow);
    }

    private void rise(int from, int row, long score) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!before(scores[parent], rows[parent], score, row)) {
                break;
            }
            scores[at] = scores[parent];
            rows[at] = rows[parent];
            at = parent;
        }
        scores[at] = score;
        rows[at] = row;
    }

    private void sink(int from, int end, int row, long score) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= end) {
                break;
            }
            int right = child + 1;
            if (right < end && before(scores[child], rows[child], scores[right], rows[right])) {
                child = right;
            }
            if (!before(score, row, scores[child], rows[child])) {
                break;
            }
            scores[at] = scores[child];
            rows[at] = rows[child];
            at = child;
        }
        scores[at] = score;
        rows[at] = row;
    }
}
