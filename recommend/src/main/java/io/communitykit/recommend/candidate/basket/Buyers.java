package io.communitykit.recommend.candidate.basket;

import java.util.Arrays;

/** Who bought each item, and when first: the rows of members turned round. Immutable once made. */
final class Buyers {

    private final int[] starts;
    private final int[] member;
    private final long[] at;
    /** As {@link #at}, but rising within each item. */
    private final long[] sorted;

    private final int all;

    Buyers(FirstPurchases first, int items) {
        starts = new int[items + 1];
        member = new int[first.size()];
        at = new long[first.size()];
        for (int entry = 0; entry < first.size(); entry++) {
            starts[first.item(entry) + 1]++;
        }
        for (int item = 1; item <= items; item++) {
            starts[item] += starts[item - 1];
        }
        int[] next = starts.clone();
        int anything = 0;
        for (int each = 0; each < first.members(); each++) {
            anything += first.start(each) < first.end(each) ? 1 : 0;
            for (int entry = first.start(each); entry < first.end(each); entry++) {
                int to = next[first.item(entry)]++;
                member[to] = each;
                at[to] = first.at(entry);
            }
        }
        all = anything;
        sorted = at.clone();
        for (int item = 0; item < items; item++) {
            Arrays.sort(sorted, starts[item], starts[item + 1]);
        }
    }

    /** How many bought anything. */
    int all() {
        return all;
    }

    /** How many pairs there are of a first purchase of one item and a later one of another within the window, whoever made them. Linear time. */
    long pairs(int given, int then, long window) {
        int end = starts[then + 1];
        int later = starts[then];
        int beyond = later;
        long pairs = 0;
        for (int buyer = starts[given]; buyer < starts[given + 1]; buyer++) {
            while (later < end && sorted[later] <= sorted[buyer]) {
                later++;
            }
            while (beyond < end && sorted[beyond] - sorted[buyer] <= window) {
                beyond++;
            }
            pairs += beyond - later;
        }
        return pairs;
    }

    int count(int item) {
        return starts[item + 1] - starts[item];
    }

    int start(int item) {
        return starts[item];
    }

    int end(int item) {
        return starts[item + 1];
    }

    int member(int entry) {
        return member[entry];
    }

    long at(int entry) {
        return at[entry];
    }
}
