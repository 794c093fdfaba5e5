package io.communitykit.referral.attribution.internal;

import java.util.Arrays;

/**
 * The touches that may be bound, by rank and within a rank by place in time: a doubly linked list a rank in arrays, so that adding the
 * newest and looking at either end take O(1). The dead leave when they come to the end that is looked at. Not safe for many threads.
 */
final class Waiting {

    private static final int NONE = -1;

    private final int[] first = new int[AttributionRules.RANKS];
    private final int[] last = new int[AttributionRules.RANKS];
    private final int[] next;
    private final int[] before;
    private final boolean[] here;

    Waiting(int size) {
        Arrays.fill(first, NONE);
        Arrays.fill(last, NONE);
        next = new int[size];
        before = new int[size];
        here = new boolean[size];
    }

    /** Adds a touch at its place in time; O(1) for one that is newer than all of its rank. */
    void add(int touch, int rank) {
        if (here[touch]) {
            return;
        }
        int left = last[rank];
        while (left > touch) {
            left = before[left];
        }
        int right = left == NONE ? first[rank] : next[left];
        before[touch] = left;
        next[touch] = right;
        link(left, right, touch, rank);
        here[touch] = true;
    }

    private void link(int left, int right, int touch, int rank) {
        if (left == NONE) {
            first[rank] = touch;
        } else {
            next[left] = touch;
        }
        if (right == NONE) {
            last[rank] = touch;
        } else {
            before[right] = touch;
        }
    }

    private void remove(int touch, int rank) {
        int left = before[touch];
        int right = next[touch];
        if (left == NONE) {
            first[rank] = right;
        } else {
            next[left] = right;
        }
        if (right == NONE) {
            last[rank] = left;
        } else {
            before[right] = left;
        }
        here[touch] = false;
    }

    /** The earliest or latest of the best rank that has any whose end is later than now; -1 for none. Forgets the dead that it meets. */
    int best(boolean earliest, long[] ends, long now) {
        int[] heads = earliest ? first : last;
        for (int rank = 0; rank < heads.length; rank++) {
            while (heads[rank] != NONE) {
                int touch = heads[rank];
                if (ends[touch] > now) {
                    return touch;
                }
                remove(touch, rank);
            }
        }
        return NONE;
    }
}
