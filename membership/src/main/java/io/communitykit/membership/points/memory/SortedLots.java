package io.communitykit.membership.points.memory;

import io.communitykit.membership.points.lot.Lot;
import java.util.Arrays;

/**
 * Lots in the order of two numbers and their id. Layout: three parallel arrays with free room at both ends. Lots mostly come in
 * at the end and leave at the front, and then both cost no more than the binary search; anywhere else costs a move of the
 * shorter side. A tree of the same lots takes a pointer, an object and a cache miss a level. Not safe for many threads.
 */
final class SortedLots {

    private static final Lot[] NONE = {};

    private long[] first = {};
    private long[] second = {};
    private Lot[] lots = NONE;
    private int start;
    private int end;

    int size() {
        return end - start;
    }

    Lot get(int index) {
        return lots[start + index];
    }

    long firstOf(int index) {
        return first[start + index];
    }

    /** Where the lot is, or where it would be put: {@code -(place + 1)}, as binary searches say. */
    int find(long one, long two, long id) {
        int low = start;
        int high = end - 1;
        // Nearly every new lot goes behind all others.
        if (high >= low && compare(high, one, two, id) < 0) {
            return -(size() + 1);
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, one, two, id);
            if (order == 0) {
                return middle - start;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low - start + 1);
    }

    private int compare(int at, long one, long two, long id) {
        if (first[at] != one) {
            return first[at] < one ? -1 : 1;
        }
        if (second[at] != two) {
            return second[at] < two ? -1 : 1;
        }
        return Long.compare(lots[at].id().toLong(), id);
    }

    /** Puts a lot in its place; one with the same numbers and id gives way. */
    void put(long one, long two, Lot lot) {
        int found = find(one, two, lot.id().toLong());
        if (found >= 0) {
            lots[start + found] = lot;
            return;
        }
        int at = open(-found - 1);
        first[at] = one;
        second[at] = two;
        lots[at] = lot;
    }

    /** Makes a gap; gives its place in the arrays. */
    private int open(int index) {
        boolean nearEnd = index >= size() / 2;
        if (nearEnd ? end == lots.length : start == 0) {
            grow();
        }
        int at = start + index;
        if (nearEnd) {
            move(at, at + 1, end - at);
            end++;
            return at;
        }
        move(start, start - 1, index);
        start--;
        return at - 1;
    }

    /** The new free room goes mostly behind, where most lots are put. */
    private void grow() {
        int size = size();
        int capacity = Math.max(4, size + size / 2 + 2);
        int from = (capacity - size) / 4;
        long[] newFirst = new long[capacity];
        long[] newSecond = new long[capacity];
        Lot[] newLots = new Lot[capacity];
        System.arraycopy(first, start, newFirst, from, size);
        System.arraycopy(second, start, newSecond, from, size);
        System.arraycopy(lots, start, newLots, from, size);
        first = newFirst;
        second = newSecond;
        lots = newLots;
        start = from;
        end = from + size;
        if (start == 0) {
            shiftRight();
        }
    }

    /** Keeps one place free in front, so that either side can take a lot. */
    private void shiftRight() {
        move(0, 1, end);
        start = 1;
        end++;
    }

    private void move(int from, int to, int count) {
        System.arraycopy(first, from, first, to, count);
        System.arraycopy(second, from, second, to, count);
        System.arraycopy(lots, from, lots, to, count);
    }

    @SuppressWarnings("NullAway") // The free room of an array holds no lots.
    void remove(long one, long two, long id) {
        int found = find(one, two, id);
        if (found < 0) {
            return;
        }
        int at = start + found;
        if (found < size() / 2) {
            move(start, start + 1, found);
            lots[start] = null;
            start++;
        } else {
            move(at + 1, at, end - at - 1);
            end--;
            lots[end] = null;
        }
    }

    void clear() {
        Arrays.fill(lots, null);
        lots = NONE;
        first = new long[0];
        second = new long[0];
        start = 0;
        end = 0;
    }
}
